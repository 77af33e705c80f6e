import { equalBytes } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import {
  formatCheckpoint,
  formatNote,
  type NoteKey,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  signNote,
  TlogError,
} from '@attestlayer/tlog';
import { LogError } from './log-error.ts';
import type { TreeHead } from './tree-head.ts';

/** A checkpoint whose log signature is verified: the whole note, and the tree head in it. */
export type SignedCheckpoint = TreeHead & { bytes: Uint8Array };

/** The name that signs must be the origin: signed notes are found by it. */
export type LogIdentity = { origin: string; logKey: NoteKey };

/**
 * Signs a tree head with the log's key.
 *
 * @throws LogError checkpoint_invalid when the signer does not sign with the log's key
 */
export async function signCheckpoint(
  { size, root }: TreeHead,
  { signer, ...identity }: LogIdentity & { signer: Signer },
): Promise<SignedCheckpoint> {
  const text = formatCheckpoint({ origin: identity.origin, size, root, extensions: [] });
  const signature = await signNote({ text, signer: { name: identity.logKey.name, signer } });
  return verifyCheckpoint(formatNote({ text, signatures: [signature] }), identity);
}

/**
 * Verifies that a note is a checkpoint that this log signed; cosignatures in it are not looked at.
 *
 * @throws LogError checkpoint_invalid, checkpoint_other_origin
 */
export async function verifyCheckpoint(bytes: Uint8Array, { origin, logKey }: LogIdentity): Promise<SignedCheckpoint> {
  const named = peekOrigin(bytes);
  if (named !== origin) throw new LogError('checkpoint_other_origin', `a checkpoint of ${named}, not of ${origin}`);
  try {
    const { checkpoint } = await openCheckpoint({ bytes, origin, logKey });
    return { bytes, size: checkpoint.size, root: checkpoint.root };
  } catch (cause) {
    throw invalid(origin, cause);
  }
}

/**
 * Verifies what a cosigner made of a checkpoint: the same tree head, signed by the log, with more signatures at most.
 *
 * @throws LogError checkpoint_invalid, checkpoint_other_origin
 */
export async function verifyCosigned(
  bytes: Uint8Array,
  signed: SignedCheckpoint,
  identity: LogIdentity,
): Promise<SignedCheckpoint> {
  const cosigned = await verifyCheckpoint(bytes, identity);
  if (cosigned.size === signed.size && equalBytes(cosigned.root, signed.root)) return cosigned;
  throw new LogError('checkpoint_invalid', `the cosigner gave back another checkpoint of ${identity.origin}`);
}

/** The same note with the log's own signature only: what witnesses are asked to cosign. */
export function stripCosignatures({ bytes }: SignedCheckpoint, { logKey }: LogIdentity): Uint8Array {
  const { text, signatures } = parseNote(bytes);
  return formatNote({
    text,
    signatures: signatures.filter(({ name, keyId }) => name === logKey.name && keyId === logKey.keyId),
  });
}

/**
 * The origin that an unverified checkpoint names: enough to choose a key, not to believe anything.
 *
 * @throws LogError checkpoint_invalid
 */
export function peekOrigin(bytes: Uint8Array): string {
  try {
    return parseCheckpoint(parseNote(bytes).text).origin;
  } catch (cause) {
    throw invalid('any log', cause);
  }
}

function invalid(origin: string, cause: unknown): unknown {
  if (!(cause instanceof TlogError)) return cause;
  return new LogError('checkpoint_invalid', `not a checkpoint of ${origin}: ${cause.message}`, { cause });
}
