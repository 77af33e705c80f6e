import type { KitError, KitErrorCode } from '@attestlayer/kit';
import type { VerificationCode } from './index.ts';

/**
 * Codes that a verification cannot come upon: those of documents that are not part of what it reads, and the size limits of
 * documents that are never read beyond their limit in the first place (`source_entry_too_large`).
 */
type ForeignCode =
  | Extract<KitErrorCode, `entry_${string}` | `diff_${string}` | `proof_${string}` | `set_${string}`>
  | 'manifest_too_large'
  | 'receipt_too_large';

/** Codes of the kit package that a kit can cause; each is a verification code of the same name and meaning. */
type ReachableCode = Exclude<KitErrorCode, ForeignCode>;

const FOREIGN = /^(?:(?:entry|diff|proof|set)_|(?:manifest|receipt)_too_large$)/;

/**
 * Gives the verification code of an error of the kit package: the same word.
 * The compiler refuses a code that the catalogue lacks; an error that no kit can cause is a defect and is thrown again.
 */
export function codeOfKitError(error: KitError): VerificationCode {
  const { code } = error;
  if (isForeign(code)) throw error;
  return code satisfies ReachableCode;
}

function isForeign(code: KitErrorCode): code is ForeignCode {
  return FOREIGN.test(code);
}
