import * as z from 'zod';
import { type DocumentFormat, readDocument, writeDocument } from './document.ts';
import { KitError } from './kit-error.ts';
import {
  countNumber,
  idText,
  kidText,
  nameText,
  originText,
  periodObject,
  sha256Text,
  timestampText,
  treeStateObject,
  uuidV7Text,
} from './schema-parts.ts';
import { BOUNDARY, PROVES } from './texts.ts';

export const RECEIPT_SCHEMA = 'attestlayer.receipt.v1';
/** The `typ` of the JWS over a receipt (spec/kit-format.md 6.3). */
export const RECEIPT_TYP = 'attestlayer.receipt.v1+jws';

/** A receipt is about 2 KB; names and the boundary text decide its size. */
export const MAX_RECEIPT_BYTES = 64 * 1024;

const [files, manifest, key, signature, unmodified] = PROVES;

/** The shape of `receipt.json` (spec/kit-format.md 6). */
export const receiptSchema = z.strictObject({
  after: treeStateObject,
  boundary: z.literal(BOUNDARY),
  claims: z.tuple([
    z.literal(files.id),
    z.literal(manifest.id),
    z.literal(key.id),
    z.literal(signature.id),
    z.literal(unmodified.id),
  ]),
  hash_trail: z.strictObject({ entries: z.int().min(1), head: sha256Text }),
  issued_at: timestampText,
  issuer: z.strictObject({ id: idText, kid: kidText, name: nameText }),
  log: z.strictObject({ origin: originText }),
  manifest: z.strictObject({ sha256: sha256Text, size: countNumber }),
  /** 16 random bytes, unpadded base64url: nobody can test a guessed kit against the public log. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/),
  outcome: z.literal('PASS'),
  packet_id: idText,
  receipt_id: uuidV7Text,
  retention_policy_sha256: sha256Text,
  schema: z.literal(RECEIPT_SCHEMA),
  scope: z.strictObject({
    attempt: z.int().min(1),
    evaluation_sha256: sha256Text,
    lane_id: idText,
    period: periodObject.nullable(),
    profile_id: idText,
    profile_sha256: sha256Text,
    profile_version: z.int().min(1),
  }),
  series: z.strictObject({ id: idText, previous_receipt_sha256: sha256Text.nullable() }),
  tree: z.strictObject({ root: sha256Text, size: countNumber }),
});

/** What the issuer signs: which kit, under which evaluation, for which log (spec/kit-format.md 6). */
export type Receipt = z.infer<typeof receiptSchema>;

/** What a receipt claims: exactly the five statements, so that a signature is not read as more than it says. */
export const CLAIMS: Receipt['claims'] = [files.id, manifest.id, key.id, signature.id, unmodified.id];

const FORMAT: DocumentFormat<Receipt> = { kind: 'receipt', schema: receiptSchema, maxBytes: MAX_RECEIPT_BYTES };

/**
 * Reads `receipt.json` from its exact JCS bytes.
 *
 * @throws KitError `receipt_*`
 */
export function parseReceipt(bytes: Uint8Array): Receipt {
  const receipt = readDocument(bytes, FORMAT);
  checkPeriod(receipt);
  return receipt;
}

/**
 * Writes `receipt.json` as the exact JCS bytes that are signed and hashed.
 *
 * @throws KitError `receipt_*`
 */
export function writeReceipt(receipt: Receipt): Uint8Array {
  checkPeriod(receipt);
  return writeDocument(receipt, FORMAT);
}

function checkPeriod({ scope: { period } }: Receipt): void {
  if (period !== null && period.from > period.until) {
    throw new KitError(
      'receipt_period_reversed',
      `receipt: scope.period ends (${period.until}) before it begins (${period.from})`,
    );
  }
}
