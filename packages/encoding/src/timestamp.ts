import { EncodingError } from './encoding-error.ts';

const TIMESTAMP_SHAPE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

/** Tells whether text is a timestamp that {@link parseTimestamp} accepts. */
export function isTimestamp(text: string): boolean {
  if (!TIMESTAMP_SHAPE.test(text)) return false;
  const milliseconds = Date.parse(text);
  // Date.parse rolls 30 February and hour 24 over into the next day: only a date that prints back as written exists.
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
}

/**
 * Reads a timestamp, RFC 3339 in UTC with exactly three fraction digits and `Z` (`2026-11-23T03:04:05.678Z`), as
 * milliseconds since 1970. A leap second (`:60`) is refused: it has no place on that scale.
 *
 * @throws EncodingError `time_invalid`
 */
export function parseTimestamp(text: string): number {
  if (!isTimestamp(text)) throw new EncodingError('time_invalid', 'not an RFC 3339 UTC time with milliseconds');
  return Date.parse(text);
}

/**
 * Writes milliseconds since 1970 as a timestamp of the form that {@link parseTimestamp} reads.
 *
 * @throws EncodingError `time_invalid` when it is not an integer or falls outside the years 0000 to 9999.
 */
export function formatTimestamp(milliseconds: number): string {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  if (!Number.isInteger(milliseconds) || !(year >= 0 && year <= 9999)) {
    throw new EncodingError('time_invalid', 'time cannot be written with four year digits and whole milliseconds');
  }
  return date.toISOString();
}
