export { type AttachedTimestamp, attachTimestamp, type StampTarget } from './attach-timestamp.ts';
export { type Fetch, type ReceivedTimestamp, requestTimestamp } from './request-timestamp.ts';
export { TimestampingError, type TimestampingErrorCode } from './timestamping-error.ts';
