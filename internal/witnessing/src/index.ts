export { type CosignerOptions, createCosigner } from './cosigner.ts';
export type { Fetch } from './exchange.ts';
export type { WitnessFailure, WitnessingResult, WitnessOutcome } from './outcome.ts';
export {
  createWitnessClient,
  type WitnessClient,
  type WitnessClientOptions,
  type WitnessEndpoint,
} from './witness-client.ts';
export { WitnessingError, type WitnessingErrorCode } from './witnessing-error.ts';
