import * as z from 'zod';
import { type DocumentFormat, readDocument, writeDocument } from './document.ts';
import { checkLogEntry } from './log-entry-checks.ts';
import { countNumber, idText, kidText, sha256Text, signatureText } from './schema-parts.ts';

/** C2SP tlog-tiles writes the length of an entry in two bytes. */
export const MAX_LOG_ENTRY_BYTES = 65_535;
/** Root keys that sign one revocation; far above any threshold that people can gather. */
const MAX_SIGNATURES = 64;

const issuerKey = { issuer: idText, kid: kidText };

const receiptEntry = z.strictObject({
  ...issuerKey,
  entry: z.literal('receipt.v1'),
  receipt_sha256: sha256Text,
  signature: signatureText,
});

/** Announces a key; the authority for it is the trust root that names this index. */
const keyEntry = z.strictObject({
  ...issuerKey,
  action: z.enum(['activate', 'retire']),
  entry: z.literal('key.v1'),
  x: kidText,
});

/** Signed by the threshold of the roots. `last_valid_index` 0 leaves no index at all, which `unknown` demands. */
const revokeEntry = z.strictObject({
  ...issuerKey,
  entry: z.literal('revoke.v1'),
  last_valid_index: countNumber,
  signatures: z
    .array(z.strictObject({ protected: z.string().max(512), signature: signatureText }))
    .min(1)
    .max(MAX_SIGNATURES),
  state: z.enum(['retired', 'compromised', 'unknown']),
});

/** Signed by a key of the issuer. `superseded_by` is the receipt hash of the kit that takes the place. */
const withdrawEntry = z.strictObject({
  ...issuerKey,
  entry: z.literal('withdraw.v1'),
  kind: z.enum(['withdrawn', 'superseded']),
  receipt_sha256: sha256Text,
  signature: signatureText,
  superseded_by: sha256Text.nullable(),
});

/** Announces a version of the trust root; its authority is in the signatures of that file. */
const trustEntry = z.strictObject({ entry: z.literal('trust.v1'), trust_sha256: sha256Text, version: z.int().min(1) });

/** The shape of an entry of the registry log (spec/kit-format.md 8). */
export const logEntrySchema = z.discriminatedUnion('entry', [
  receiptEntry,
  keyEntry,
  revokeEntry,
  withdrawEntry,
  trustEntry,
]);

/** One entry of the registry log; no customer data, no profile, no file hash. */
export type LogEntry = z.infer<typeof logEntrySchema>;
export type RevokeEntry = z.infer<typeof revokeEntry>;
export type WithdrawEntry = z.infer<typeof withdrawEntry>;

const FORMAT: DocumentFormat<LogEntry> = { kind: 'entry', schema: logEntrySchema, maxBytes: MAX_LOG_ENTRY_BYTES };

/**
 * Reads a log entry from its exact JCS bytes. Signatures inside are not checked here: see
 * `verifyWithdrawEntry` and `verifyRevokeEntry`.
 *
 * @throws KitError `entry_too_large`, `entry_not_canonical`, `entry_schema`, `entry_version_unsupported`,
 *   `entry_key_mismatch`, `entry_window`, `entry_superseded_by`
 */
export function parseLogEntry(bytes: Uint8Array): LogEntry {
  const entry = readDocument(bytes, FORMAT);
  checkLogEntry(entry);
  return entry;
}

/**
 * Writes a log entry as the exact JCS bytes that the log hashes.
 *
 * @throws KitError as {@link parseLogEntry}
 */
export function writeLogEntry(entry: LogEntry): Uint8Array {
  checkLogEntry(entry);
  return writeDocument(entry, FORMAT);
}
