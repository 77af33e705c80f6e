import { TlogError } from './tlog-error.ts';

// Indices and sizes come from kits and logs, so they are attacker-controlled. Above 2^53 - 1 a JavaScript number rounds,
// and a rounded index proves another entry: such numbers are refused everywhere. Bitwise operators wrap at 2^32 and are
// not used on them.

/** Reads `0|[1-9][0-9]*` below 2^53, the only way these formats write a whole number; null for any other text. */
export function parseWholeNumber(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/** Whether the value can count leaves exactly. */
export function isWholeNumber(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * @throws TlogError size_out_of_range
 */
export function checkSize(size: number): void {
  if (!isWholeNumber(size)) throw new TlogError('size_out_of_range', `${size} is not a tree size`);
}

/**
 * @throws TlogError size_out_of_range, index_out_of_range
 */
export function checkIndex(index: number, size: number): void {
  checkSize(size);
  if (!isWholeNumber(index) || index >= size) {
    throw new TlogError('index_out_of_range', `index ${index} is not in a tree of ${size} leaves`);
  }
}

export function isOdd(value: number): boolean {
  return value % 2 === 1;
}

export function halve(value: number): number {
  return Math.floor(value / 2);
}
