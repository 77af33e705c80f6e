import { readCanonical } from '@attestlayer/encoding';
import * as z from 'zod';
import { VerifyError } from './verify-error.ts';

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const index = z.int().nonnegative();

const viewSchema = z.strictObject({
  origin: z.string().min(1),
  size: index,
  root: sha256Hex,
  withdrawn: z.array(z.strictObject({ receipt_sha256: sha256Hex, index, kind: z.enum(['withdrawn', 'superseded']) })),
  /** `last_valid_index` 0: no receipt under this key is good, since index 0 is never after the activation of a key. */
  revoked: z.array(z.strictObject({ kid: z.string().min(1), last_valid_index: index })),
});

/**
 * The status view as a document, to be handed from whoever replays the log to a verifier without a network
 * (spec/verification.md 8).
 */
export const statusViewSchema = viewSchema.extend({ schema: z.literal('attestlayer.status.v1') });

/**
 * What the reader learnt by replaying the log up to one verified checkpoint. Whoever builds it has checked the checkpoint's
 * signatures, every entry against its root, and the signatures inside each withdrawal and revocation.
 */
export type StatusView = z.infer<typeof viewSchema>;

/**
 * Reads a status view from the exact JCS bytes of its document.
 *
 * @throws VerifyError status_malformed
 */
export function parseStatusView(bytes: Uint8Array): StatusView {
  try {
    const { schema: _, ...view } = statusViewSchema.parse(readCanonical(bytes));
    return view;
  } catch (cause) {
    throw new VerifyError('status_malformed', 'the status view is not an attestlayer.status.v1 document', { cause });
  }
}

/** Checks a status view that a caller built in memory. @throws VerifyError status_malformed */
export function checkStatusView(view: StatusView): void {
  const { success, error } = viewSchema.safeParse(view);
  if (!success) throw new VerifyError('status_malformed', 'the status view is malformed', { cause: error });
}
