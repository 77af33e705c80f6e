import type { RecordType } from './facts.ts';

/** A message quotes a name, it does not reproduce a document: longer text is cut. In code points; above the longest path of any common file system name. */
const MAX_QUOTED_LENGTH = 1_000;

/**
 * Makes text from a record or a client fit for canonical JSON and for a one-line message: well-formed, NFC, without
 * control characters, cut after 1,000 code points. File names written on macOS are NFD, and a name can hold anything.
 */
export function cleanText(text: string): string {
  const points = [
    ...text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\p{Cc}/gu, '\uFFFD'),
  ];
  return points.length > MAX_QUOTED_LENGTH ? `${points.slice(0, MAX_QUOTED_LENGTH).join('')}…` : points.join('');
}

/** Writes a count with its noun: `1 page`, `2 pages`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Writes record types as people know them: `PDF, DOCX or TXT`. */
export function nameTypes(types: readonly RecordType[]): string {
  const names = types.map((type) => type.toUpperCase());
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
