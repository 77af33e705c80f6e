import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { currentTrust } from '../../modules/issuer-keys/index.ts';

export type TrustFacts = {
  version: number;
  fingerprint: string;
  expires: string;
  root_keys: number;
  root_threshold: number;
  witness_quorum: string;
};

/** The trust root of a mode in short; null before set-up. */
export async function readTrustFacts({ database }: AppContext, mode: Mode): Promise<TrustFacts | null> {
  const trust = await currentTrust(database.query, mode);
  if (trust === null) return null;
  const { root, fingerprint } = trust;
  return {
    version: root.version,
    fingerprint,
    expires: root.expires,
    root_keys: root.roots.keys.length,
    root_threshold: root.roots.threshold,
    witness_quorum: quorumOf(root.witness_policy),
  };
}

/** What the policy's line `quorum` names: a witness, a group, or `none`. */
export function quorumOf(policy: readonly string[]): string {
  const words = policy.map((line) => line.trim().split(/\s+/)).find(([keyword]) => keyword === 'quorum');
  return words?.[1] ?? 'none';
}
