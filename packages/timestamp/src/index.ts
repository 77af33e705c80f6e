export { makeTimestampRequest } from './make-request.ts';
export type { TimestampCode } from './timestamp-code.ts';
export { type TimestampAuthority, type TimestampResult, verifyTimestampToken } from './verify-token.ts';
