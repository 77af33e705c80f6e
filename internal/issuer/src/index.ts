/** records + evaluation + signer + log → kit: the steps of issuance, used by the CLI and the server alike. */
export type { IssuableRecord } from './exhibits.ts';
export { type FinishedKit, type FinishKitInput, finishKit } from './finish-kit.ts';
export { IssuerError, type IssuerErrorCode } from './issuer-error.ts';
export type { KitParties, Party, PreviousKit, SealKitInput } from './kit-input.ts';
export { type OfflineVerifierInput, pinOfflineVerifier } from './offline-verifier.ts';
export {
  countAttempts,
  endedRecordIds,
  openTrail,
  type PacketTrail,
  readTrail,
  recordEvaluation,
  recordSubmission,
} from './packet-trail.ts';
export { type RandomBytes, seededRandom, systemRandom } from './randomness.ts';
export { type ReadmeInput, renderReadme } from './readme.ts';
export { type SealedKit, sealKit } from './seal-kit.ts';
