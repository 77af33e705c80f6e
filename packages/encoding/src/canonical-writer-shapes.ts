import { checkCanonicalName } from './canonical-string.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * The member names of an object in the order of insertion, sorted, and as written: `"a":`, then `,"b":`. Objects of one
 * kind share it.
 */
export type Shape = { names: readonly string[]; sortedNames: readonly string[]; prefixes: readonly Uint8Array[] };

/**
 * How many shapes are remembered from one value to the next: of a small document, making them would be most of the work.
 * It is more than a program here writes in turn. Hostile input with other shapes takes the place of the oldest ones and only
 * loses the short cut.
 */
const MAX_SHAPES = 64;

/** Longer shapes are not kept, so that hostile input cannot fill memory through them; ours take less than 300 bytes. */
const MAX_SHAPE_BYTES = 1024;

const shapes: Shape[] = [];
let oldest = 0;

/**
 * Gives the shape of objects with these member names, in this order.
 *
 * @throws EncodingError `json_member_name_not_ascii`
 */
export function shapeOf(names: readonly string[]): Shape {
  for (const shape of shapes) {
    if (sameNames(shape.names, names)) return shape;
  }
  const shape = createShape(names);
  if (sizeOf(shape) <= MAX_SHAPE_BYTES) remember(shape);
  return shape;
}

function remember(shape: Shape): void {
  shapes[oldest] = shape;
  oldest = (oldest + 1) % MAX_SHAPES;
}

function sizeOf({ prefixes }: Shape): number {
  return prefixes.reduce((size, prefix) => size + prefix.length, 0);
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

function createShape(names: readonly string[]): Shape {
  for (const name of names) checkCanonicalName(name);
  // The default order of sort is by UTF-16 unit, as RFC 8785 3.2.3 wants it.
  const sortedNames = names.toSorted();
  const prefixes = sortedNames.map((name, i) => encodeUtf8(`${i === 0 ? '' : ','}${JSON.stringify(name)}:`));
  return { names, sortedNames, prefixes };
}
