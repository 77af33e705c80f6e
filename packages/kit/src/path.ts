import { KitError } from './kit-error.ts';

/** Room for a prefix below the 255 bytes that a name may have in common file systems. */
const MAX_SEGMENT_BYTES = 120;
/** Leaves room for the folder that a kit is unpacked into, even under old path limits of some programs. */
const MAX_PATH_BYTES = 400;
/** Deeper trees carry no meaning in a kit and cost recursion everywhere. */
const MAX_DEPTH = 12;

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** Windows opens a device for these names, whatever follows the first dot. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * Checks that a path may occur in a kit (spec/kit-format.md 3). A valid path is pure ASCII, so its length in characters
 * is its length in bytes and plain string comparison sorts it by bytes. Paths are attacker-controlled.
 *
 * @throws KitError `path_empty`, `path_too_long`, `path_too_deep`, `path_segment_empty`, `path_segment_too_long`,
 *   `path_character`, `path_trailing_dot`, `path_device_name`
 */
export function checkPath(path: string): void {
  if (path === '') throw new KitError('path_empty', 'path is empty');
  if (path.length > MAX_PATH_BYTES) {
    throw new KitError('path_too_long', `path is longer than ${MAX_PATH_BYTES} bytes: ${quote(path)}`);
  }
  const segments = path.split('/');
  if (segments.length > MAX_DEPTH) {
    throw new KitError('path_too_deep', `path has more than ${MAX_DEPTH} segments: ${quote(path)}`);
  }
  for (const segment of segments) checkSegment(segment, path);
}

/**
 * Checks every path and that all of them can exist together on any file system: no two are equal after ASCII
 * lower-casing, and none is a folder of another.
 *
 * @throws KitError the codes of {@link checkPath}, `path_duplicate`, `path_conflict`
 */
export function checkPathSet(paths: Iterable<string>): void {
  const files = new Set<string>();
  for (const path of paths) {
    checkPath(path);
    const folded = path.toLowerCase();
    if (files.has(folded)) {
      throw new KitError('path_duplicate', `path occurs twice, or again in other letter case: ${quote(path)}`);
    }
    files.add(folded);
  }
  for (const path of files) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      if (!files.has(path.slice(0, slash))) continue;
      throw new KitError('path_conflict', `path is below another file of the set: ${quote(path)}`);
    }
  }
}

/** Sorts by bytes: for {@link checkPath}-valid paths the order of UTF-16 units is the order of bytes. */
export function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function checkSegment(segment: string, path: string): void {
  if (segment === '') throw new KitError('path_segment_empty', `path has an empty segment: ${quote(path)}`);
  if (segment.length > MAX_SEGMENT_BYTES) {
    throw new KitError('path_segment_too_long', `path has a segment above ${MAX_SEGMENT_BYTES} bytes: ${quote(path)}`);
  }
  if (!SEGMENT.test(segment)) {
    throw new KitError('path_character', `path uses a character that kits do not allow: ${quote(path)}`);
  }
  if (segment.endsWith('.')) throw new KitError('path_trailing_dot', `path segment ends in a dot: ${quote(path)}`);
  if (DEVICE_NAME.test(segment)) {
    throw new KitError('path_device_name', `path uses a Windows device name: ${quote(path)}`);
  }
}

/** A hostile path must not reach a terminal raw: everything but printable ASCII is escaped, and it is cut. */
function quote(path: string): string {
  const escaped = path.slice(0, MAX_SEGMENT_BYTES).replace(/[^ -~]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
