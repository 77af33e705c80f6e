/** Enough for a digest, a path of a kit or a name; a report stays readable whatever a kit holds. */
const MAX_PRINTABLE_LENGTH = 400;

/** Control characters, line separators, bidi controls (they reorder what a reader sees) and lone surrogates. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Surrogate}]/gu;

/** Makes attacker-controlled text fit for a report: one line, NFC, nothing that a terminal or page would obey, cut to a length. */
export function printable(text: string): string {
  const clean = text.slice(0, MAX_PRINTABLE_LENGTH).replace(UNPRINTABLE, '\ufffd').normalize('NFC');
  return text.length > MAX_PRINTABLE_LENGTH ? `${clean}…` : clean;
}
