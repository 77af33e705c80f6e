import { EncodingError } from './encoding-error.ts';

/** Any JSON value (RFC 8259 section 3) as JavaScript holds it. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [member: string]: JsonValue };

/**
 * How deep arrays and objects may nest. Files of this system nest fewer than ten levels; the cap exists so that hostile
 * input ends in an error with a code and never in a stack overflow.
 */
export const MAX_JSON_DEPTH = 128;

/**
 * Refuses objects that are not plain: a Date, a Map or a typed array would otherwise be written as something it is not.
 *
 * @throws EncodingError `json_value_unsupported`
 */
export function assertPlainObject(value: object): void {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new EncodingError('json_value_unsupported', 'only plain objects and arrays are JSON values');
  }
}
