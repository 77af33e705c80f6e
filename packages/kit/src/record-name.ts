import { KitError } from './kit-error.ts';
import { EVIDENCE_FOLDER } from './layout.ts';
import { MAX_ORIGINAL_NAME_LENGTH } from './schema-parts.ts';

/** Stands for a character that was taken out, as it does for a byte that no decoder understands. */
const REPLACEMENT = '\uFFFD';
/**
 * C0, DEL and C1 controls, the line separators, the bidi controls that can make "exe.fdp" read "pdf.exe" (UAX 9), and
 * lone surrogates. With the `u` flag a surrogate that belongs to a pair does not match.
 */
const UNSTORABLE = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\p{Surrogate}]/gu;
/** A record that came without a name still has to be called something. */
const NAMELESS = 'unnamed';

/** Long enough to be recognised, short enough that the path stays readable in an index. */
const MAX_SLUG_LENGTH = 60;
/** `evidence/001-…` sorts as it counts up to 999; beyond that the number simply grows. */
const NUMBER_DIGITS = 3;
const SAFE_EXTENSION = /^[a-z0-9]{1,8}$/;
const FALLBACK_SLUG = 'record';

/**
 * Makes a submitted file name storable as `source.original_name` (spec/kit-format.md 4.3): Unicode NFC, with control
 * characters, bidi controls, line separators and lone surrogates replaced by U+FFFD, at most 1,024 UTF-16 units, never
 * empty. The name of a storable name is the name itself.
 */
export function storableName(name: string): string {
  const clean = name.replace(UNSTORABLE, REPLACEMENT).normalize('NFC');
  return cutAtCharacter(clean, MAX_ORIGINAL_NAME_LENGTH) || NAMELESS;
}

/**
 * Derives the kit path of an evidence record from its exhibit number and its submitted name, always the same from the
 * same two: `evidencePath(1, 'Quarterly Report.PDF')` is `evidence/001-quarterly-report.pdf`. The number keeps paths
 * unique and keeps Windows from seeing a device name.
 *
 * @throws KitError `path_character` when the number is not a positive integer.
 */
export function evidencePath(number: number, originalName: string): string {
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new KitError('path_character', `exhibit number must be a positive integer, found ${number}`);
  }
  const name = originalName.split(/[\\/]/).at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const isSafe = SAFE_EXTENSION.test(extension);
  const stem = slugOf(isSafe ? name.slice(0, dot) : name) || FALLBACK_SLUG;
  return `${EVIDENCE_FOLDER}${String(number).padStart(NUMBER_DIGITS, '0')}-${stem}${isSafe ? `.${extension}` : ''}`;
}

/** Letters lose their accents, everything that is then not an ASCII letter or digit becomes one hyphen. */
function slugOf(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  const hyphenated = ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '');
  return hyphenated.slice(0, MAX_SLUG_LENGTH).replace(/-$/, '');
}

function cutAtCharacter(text: string, maxUnits: number): string {
  const cut = text.slice(0, maxUnits);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
