import { sha256Hex } from '@attestlayer/encoding';
import { countValidSignatures, type PublicKey, readPublicKey, SignatureError } from '@attestlayer/signature';
import { KitError } from './kit-error.ts';
import { parseTrustFile, type TrustFile } from './trust.ts';
import type { TrustRoot } from './trust-schema.ts';

/** A version of a trust root whose signatures were checked; `fingerprint` is the SHA-256 of its file, by which the log names it. */
export type TrustVersion = { root: TrustRoot; fingerprint: string };

/**
 * Walks from a pinned trust file to the newest one (spec/kit-format.md 9.5, TUF 5.3): each update is version N+1
 * exactly and is signed by the threshold of N and by the threshold of N+1. `pinned` must come from outside the kit;
 * updates may come from anywhere. Expiry is left to the caller, who has a clock, and concerns the last version only.
 *
 * @throws KitError `trust_*`
 */
export async function verifyTrustChain(options: {
  pinned: Uint8Array;
  updates?: readonly Uint8Array[];
}): Promise<TrustRoot> {
  return (await verifyTrustVersions(options)).at(-1)!.root;
}

/** As {@link verifyTrustChain}; gives every version from the pinned one on, the one in force last. */
export async function verifyTrustVersions(options: {
  pinned: Uint8Array;
  updates?: readonly Uint8Array[];
}): Promise<TrustVersion[]> {
  const pinned = parseTrustFile(options.pinned);
  await requireThreshold(pinned, pinned.root);
  const versions = [{ root: pinned.root, fingerprint: sha256Hex(options.pinned) }];
  for (const update of options.updates ?? []) {
    const next = parseTrustFile(update);
    await checkUpdate(versions.at(-1)!.root, next);
    versions.push({ root: next.root, fingerprint: sha256Hex(update) });
  }
  return versions;
}

async function checkUpdate(current: TrustRoot, next: TrustFile): Promise<void> {
  if (next.root.version !== current.version + 1) {
    throw new KitError(
      'trust_version_not_next',
      `trust: version ${next.root.version} does not follow version ${current.version}: give every version in between, in order`,
    );
  }
  await requireThreshold(next, current);
  await requireThreshold(next, next.root);
  checkNoRollback(current, next.root);
}

/** Root keys are unique in a checked trust root, so a key that signs twice still counts once. */
async function requireThreshold(file: TrustFile, { version, roots }: TrustRoot): Promise<void> {
  const keys = roots.keys.map((jwk) => readPublicKey(jwk));
  const valid = await countSignatures(file, keys);
  if (valid < roots.threshold) {
    throw new KitError(
      'trust_threshold_not_met',
      `trust: version ${file.root.version} has ${valid} of the ${roots.threshold} signatures that the roots of version ${version} demand`,
    );
  }
}

async function countSignatures({ jws, root }: TrustFile, keys: PublicKey[]): Promise<number> {
  try {
    return await countValidSignatures(jws, keys);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new KitError(
      'trust_signature_invalid',
      `trust: a signature over version ${root.version} is wrong (${error.message})`,
      { cause: error },
    );
  }
}

/** A later root that knows less of the same log would hide revocations. */
function checkNoRollback(current: TrustRoot, next: TrustRoot): void {
  if (next.as_of.origin === current.as_of.origin && next.as_of.size < current.as_of.size) {
    throw new KitError(
      'trust_rollback',
      `trust: version ${next.version} looks at log size ${next.as_of.size}, version ${current.version} had seen ${current.as_of.size}`,
    );
  }
}
