import { EncodingError } from './encoding-error.ts';
import { assertPlainObject, type JsonValue, MAX_JSON_DEPTH } from './json-value.ts';

/**
 * Serialises any JSON value by RFC 8785 (JCS): members sorted by UTF-16 unit, no white space, numbers and strings as
 * ECMAScript writes them. This is the whole RFC, any finite double and any member name; files of this system use the
 * narrower `writeCanonical`.
 *
 * @throws EncodingError `json_number_out_of_range` (NaN, Infinity), `json_string_lone_surrogate`, `json_too_deep`,
 * `json_value_unsupported`
 */
export function serializeJcs(value: JsonValue): string {
  return serializeValue(value, 0);
}

/** `depth` counts the arrays and objects around the value. */
function serializeValue(value: JsonValue, depth: number): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      return serializeNumber(value);
    case 'string':
      return serializeString(value);
    case 'object':
      if (value === null) return 'null';
      if (depth === MAX_JSON_DEPTH) throw new EncodingError('json_too_deep', `nested deeper than ${MAX_JSON_DEPTH}`);
      return Array.isArray(value) ? serializeArray(value, depth) : serializeObject(value, depth);
    default:
      throw new EncodingError('json_value_unsupported', `${typeof value} is not a JSON value`);
  }
}

/** RFC 8785 section 3.2.2.3: the shortest form that reads back to the same double, as ECMAScript defines it. */
function serializeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new EncodingError('json_number_out_of_range', 'NaN and Infinity are not JSON');
  return JSON.stringify(value);
}

/** RFC 8785 section 3.2.2.2; ECMAScript escapes exactly what it asks for, once lone surrogates are out of the way. */
function serializeString(text: string): string {
  if (!text.isWellFormed()) throw new EncodingError('json_string_lone_surrogate', 'string holds a lone surrogate');
  return JSON.stringify(text);
}

function serializeArray(items: JsonValue[], depth: number): string {
  // Array.from and not map: map would skip the holes of a sparse array instead of refusing them.
  return `[${Array.from(items, (item) => serializeValue(item, depth + 1)).join(',')}]`;
}

function serializeObject(members: { [member: string]: JsonValue }, depth: number): string {
  assertPlainObject(members);
  const parts = Object.keys(members)
    .sort()
    .map((name) => `${serializeString(name)}:${serializeValue(members[name]!, depth + 1)}`);
  return `{${parts.join(',')}}`;
}
