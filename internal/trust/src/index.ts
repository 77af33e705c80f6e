/**
 * Keys and trust of an issuer: the first trust root, every next one, and the key events in the log. Private keys come as
 * signers; who opens them is not this package's business, except for the key files of set-up.
 */
export { checkpointState } from './checkpoint-state.ts';
export { cosignerOfTrust } from './cosigner-of-trust.ts';
export { type CurrentTrust, findCurrentTrust, readCurrentTrust } from './current-trust.ts';
export { describeChanges, describeKey } from './describe-changes.ts';
export { ensureKeyFile } from './ensure-key-file.ts';
export { findUsableKey, requireUsableKey } from './issuer-keys.ts';
export { activateKey, type IssuerKeyOf, retireKey } from './log-key-event.ts';
export { type KeyEnd, makeNextRoot, type NextRootInput, type TrustChange } from './next-root.ts';
export { logTrustVersion, publishTrust, verifyNextTrust } from './publish-trust.ts';
export {
  combineRevocations,
  logRevocation,
  type RevocationStatement,
  readRevocation,
  signRevocation,
  writeRevocation,
} from './revoke-key.ts';
export { type SetUpIssuerInput, setUpIssuer, TRUST_LIFETIME_MS } from './set-up-issuer.ts';
export {
  combineProposals,
  type OpenProposal,
  openProposal,
  type ProposalProgress,
  signProposal,
  writeProposal,
} from './sign-proposal.ts';
export { TrustError, type TrustErrorCode } from './trust-error.ts';
export { openTrustFolder, type TrustStore, trustFileName } from './trust-store.ts';
