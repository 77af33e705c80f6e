import { type TrustRoot, verifyTrustChain } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import {
  combineProposals,
  combineRevocations,
  describeChanges,
  openProposal,
  type ProposalProgress,
  readRevocation,
  signProposal,
  signRevocation,
  TrustError,
} from '@attestlayer/trust';
import type { TrustFiles } from './read-trust.ts';

/** What root holders sign: the next trust root, or the revocation of a key. */
export type RootDocument = {
  kind: 'trust' | 'revocation';
  /** What it changes, for people. */
  lines: string[];
  sign(signer: Signer): Promise<Uint8Array>;
};

/**
 * Reads a file that root holders are to sign, and says what it changes.
 *
 * @throws TrustError change_refused, revocation_invalid; KitError `trust_*`
 */
export async function openRootDocument(file: Uint8Array, { pinned, updates }: TrustFiles): Promise<RootDocument> {
  const files = [pinned, ...updates];
  if (isRevocation(file)) {
    const trust = await verifyTrustChain({ pinned, updates });
    return {
      kind: 'revocation',
      lines: describeRevocation(file, trust),
      sign: (signer) => signRevocation({ trust, file, signer }),
    };
  }
  const { before, after, progress } = await openProposal({ files, proposal: file });
  return {
    kind: 'trust',
    lines: [...describeChanges(before, after), ...describeProgress(progress)],
    sign: (signer) => signProposal({ files, proposal: file, signer }),
  };
}

/** Tells the two kinds of file apart: what is no revocation is taken as a trust root, and judged as one. */
export function isRevocation(file: Uint8Array): boolean {
  try {
    readRevocation(file);
    return true;
  } catch (error) {
    if (error instanceof TrustError) return false;
    throw error;
  }
}

/** Joins files of one kind. @throws TrustError file_differs */
export function combineRootDocuments(files: Uint8Array[]): Uint8Array {
  return files.every(isRevocation) ? combineRevocations(files) : combineProposals(files);
}

function describeRevocation(file: Uint8Array, { roots }: TrustRoot): string[] {
  const { kid, issuer, state, last_valid_index: last } = readRevocation(file);
  const until = state === 'unknown' ? 'good at no index' : `good up to index ${last}, and never again`;
  return [`revokes the key ${kid} of ${issuer}: ${state}, ${until}`, `root keys that must sign: ${roots.threshold}`];
}

function describeProgress({ before, after }: ProposalProgress): string[] {
  const sides = [
    { whose: 'the version before', ...before },
    { whose: 'this version', ...after },
  ];
  return sides.map(
    ({ whose, valid, threshold }) => `signed by ${valid} of the ${threshold} roots that ${whose} demands`,
  );
}
