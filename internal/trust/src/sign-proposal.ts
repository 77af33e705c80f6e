import { KitError, parseTrustFile, signTrust, TRUST_TYP, type TrustRoot, verifyTrustChain } from '@attestlayer/kit';
import {
  combineGeneralJws,
  countValidSignatures,
  type GeneralJws,
  type PublicKey,
  readPublicKey,
  SignatureError,
  type Signer,
} from '@attestlayer/signature';
import { TrustError } from './trust-error.ts';

/**
 * A proposal is the trust file of the next version without signatures, or with some: nothing else has to travel between those
 * who hold root keys.
 *
 * @throws KitError `trust_*` for a root that readers would refuse
 */
export function writeProposal(root: TrustRoot): Promise<Uint8Array> {
  return signTrust({ root, signers: [] });
}

/** How far a proposal is: the signatures that its own roots and those of the version before demand, and those that it has. */
export type ProposalProgress = Record<'before' | 'after', { valid: number; threshold: number; missing: string[] }>;

/** What a proposal would change, from which version to which; both roots are checked against the rules, only the first is signed. */
export type OpenProposal = { before: TrustRoot; after: TrustRoot; progress: ProposalProgress };

/**
 * Reads a proposal beside the versions that are in force, as a root holder does before signing. `files` begin with a trust
 * file that the holder has from elsewhere than the proposal.
 *
 * @throws KitError `trust_*`, also when a signature in it is wrong
 */
export async function openProposal(options: {
  files: readonly Uint8Array[];
  proposal: Uint8Array;
}): Promise<OpenProposal> {
  const [pinned, ...updates] = options.files;
  if (pinned === undefined) throw new TrustError('trust_missing', 'there is no trust root to change');
  const before = await verifyTrustChain({ pinned, updates });
  const { root: after, jws } = parseTrustFile(options.proposal);
  if (after.version !== before.version + 1)
    throw new TrustError('change_refused', `version ${after.version} does not follow version ${before.version}`);
  if (after.as_of.origin === before.as_of.origin && after.as_of.size < before.as_of.size)
    throw new TrustError(
      'change_refused',
      `it looks at ${after.as_of.size} entries of the log, ${before.as_of.size} were seen`,
    );
  const progress = { before: await countSigned(jws, before), after: await countSigned(jws, after) };
  return { before, after, progress };
}

/**
 * Adds the signature of one root holder to a proposal. What the holder is to see first is {@link openProposal}'s to give.
 *
 * @throws TrustError signer_not_root, change_refused; KitError `trust_*`
 */
export async function signProposal(options: {
  files: readonly Uint8Array[];
  proposal: Uint8Array;
  signer: Signer;
}): Promise<Uint8Array> {
  const { proposal, signer } = options;
  const { before, after } = await openProposal(options);
  const { kid } = signer.publicKey;
  if (![...before.roots.keys, ...after.roots.keys].some((jwk) => readPublicKey(jwk).kid === kid))
    throw new TrustError('signer_not_root', `${kid} is no root key of version ${before.version} or ${after.version}`);
  return combineProposals([proposal, await signTrust({ root: after, signers: [signer] })]);
}

/**
 * Joins what the root holders have signed apart. Signatures are counted by {@link openProposal} and at publication.
 *
 * @throws TrustError file_differs
 */
export function combineProposals(files: readonly Uint8Array[]): Uint8Array {
  try {
    return combineGeneralJws(files, TRUST_TYP);
  } catch (cause) {
    if (!(cause instanceof SignatureError)) throw cause;
    throw new TrustError('file_differs', `the files cannot be combined: ${cause.message}`, { cause });
  }
}

async function countSigned(jws: GeneralJws, { roots }: TrustRoot) {
  const keys = roots.keys.map(readPublicKey);
  const signed = new Set(jws.signatures.map(({ kid }) => kid));
  const missing = keys.filter(({ kid }) => !signed.has(kid)).map(({ kid }) => kid);
  return { valid: await countSignatures(jws, keys), threshold: roots.threshold, missing };
}

async function countSignatures(jws: GeneralJws, keys: PublicKey[]): Promise<number> {
  try {
    return await countValidSignatures(jws, keys);
  } catch (cause) {
    if (!(cause instanceof SignatureError)) throw cause;
    throw new KitError('trust_signature_invalid', `trust: a signature is wrong (${cause.message})`, { cause });
  }
}
