import { sha256Hex } from '@attestlayer/encoding';
import { KitError, parseTrustFile, type TrustRoot, verifyTrustChain } from '@attestlayer/kit';
import { RegistryError } from '../registry-error.ts';

/** One published version of the trust root; the fingerprint is the SHA-256 of the file in hex. */
export type TrustVersion = { bytes: Uint8Array; fingerprint: string; root: TrustRoot };

/** All versions in order, each signed by the thresholds of its own and of the previous roots. */
export type TrustHistory = { versions: TrustVersion[]; latest: TrustVersion };

/**
 * Puts the trust files in order and verifies them as one chain. That the first one is the right one is for the reader to
 * know from elsewhere: by its fingerprint.
 *
 * @throws RegistryError trust_missing, trust_invalid
 */
export async function openTrustHistory(files: readonly Uint8Array[]): Promise<TrustHistory> {
  try {
    const versions = files
      .map((bytes) => ({ bytes, fingerprint: sha256Hex(bytes), root: parseTrustFile(bytes).root }))
      .toSorted((a, b) => a.root.version - b.root.version);
    const [pinned, ...updates] = versions;
    const latest = versions.at(-1);
    if (pinned === undefined || latest === undefined)
      throw new RegistryError('trust_missing', 'no trust root has been published here');
    await verifyTrustChain({ pinned: pinned.bytes, updates: updates.map(({ bytes }) => bytes) });
    return { versions, latest };
  } catch (cause) {
    if (!(cause instanceof KitError)) throw cause;
    throw new RegistryError('trust_invalid', `the published trust roots are not a valid chain: ${cause.code}`, {
      cause,
    });
  }
}
