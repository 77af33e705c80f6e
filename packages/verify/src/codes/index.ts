import { BINDING_CODES } from './binding-codes.ts';
import { FILE_CODES } from './file-codes.ts';
import { KEY_CODES } from './key-codes.ts';
import { LOG_CODES } from './log-codes.ts';
import { MANIFEST_CODES } from './manifest-codes.ts';
import { PATH_CODES } from './path-codes.ts';
import { RECEIPT_CODES } from './receipt-codes.ts';
import { SIGNATURE_CODES } from './signature-codes.ts';
import { SOURCE_CODES } from './source-codes.ts';
import { STATUS_CODES } from './status-codes.ts';
import { TIME_CODES } from './time-codes.ts';
import { TRAIL_CODES } from './trail-codes.ts';
import { TRUST_CODES } from './trust-codes.ts';
import { ZIP_CODES } from './zip-codes.ts';

export type { CodeEntry } from './code-entry.ts';

/** Every code that a check can carry, in the order of verification. The list is frozen: codes are added, never changed. */
export const VERIFICATION_CODES = Object.freeze([
  ...TRUST_CODES,
  ...ZIP_CODES,
  ...SOURCE_CODES,
  ...PATH_CODES,
  ...FILE_CODES,
  ...MANIFEST_CODES,
  ...RECEIPT_CODES,
  ...TRAIL_CODES,
  ...BINDING_CODES,
  ...KEY_CODES,
  ...SIGNATURE_CODES,
  ...LOG_CODES,
  ...STATUS_CODES,
  ...TIME_CODES,
] as const);

/** A code of the catalogue. */
export type VerificationCode = (typeof VERIFICATION_CODES)[number]['code'];
