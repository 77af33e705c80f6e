/** records + evaluation + signer + log → kit: the steps of issuance, used by the CLI and the server alike. */
export { type Exhibit, type IssuableRecord, listExhibits } from './exhibits.ts';
export { type FinishedKit, type FinishKitInput, finishKit } from './finish-kit.ts';
export { IssuerError, type IssuerErrorCode } from './issuer-error.ts';
export type { KitParties, Party, PreviousKit, SealKitInput } from './kit-input.ts';
export { type OfflineVerifierInput, pinOfflineVerifier } from './offline-verifier.ts';
export { type PackKitInput, packKit } from './pack-kit.ts';
export {
  countAttempts,
  endedRecordIds,
  freezeEvents,
  openTrail,
  type PacketTrail,
  readTrail,
  recordEvaluation,
  recordSubmission,
} from './packet-trail.ts';
export { type RandomBytes, seededRandom, systemRandom } from './randomness.ts';
export { type ReadmeInput, renderReadme } from './readme.ts';
export { LOCAL_RETENTION_POLICY_SHA256 } from './retention.ts';
export { type SealedKit, sealKit } from './seal-kit.ts';
export { attachProof, readSealedEntry } from './sealed-entry.ts';
export { checkFinishedKit, checkSealedKit, type OwnKitInput } from './verify-own-kit.ts';
