import { equalBytes } from './bytes.ts';
import { isRecognisedCanonical } from './canonical-scanner.ts';
import { CanonicalWriter } from './canonical-writer.ts';
import { EncodingError } from './encoding-error.ts';
import { parseJson } from './json-reader.ts';
import type { JsonValue } from './json-value.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * Writes a value as the exact RFC 8785 (JCS) bytes, within the I-JSON subset of canonical files: integers 0 to 2^53-1,
 * strings in NFC without lone surrogates and control characters, member names of printable ASCII.
 *
 * @throws EncodingError `json_number_not_integer`, `json_number_out_of_range`, `json_string_not_nfc`,
 * `json_string_control_character`, `json_string_lone_surrogate`, `json_member_name_not_ascii`, `json_too_deep`,
 * `json_value_unsupported`
 */
export function writeCanonical(value: JsonValue): Uint8Array<ArrayBuffer> {
  const writer = new CanonicalWriter();
  writer.writeValue(value);
  return writer.finish();
}

/**
 * Reads a canonical file: the bytes must equal the {@link writeCanonical} of the value they hold, so duplicate members,
 * white space, another order, `1.0`, `-0` and a byte order mark are all refused.
 *
 * @throws EncodingError `utf8_invalid`, any code of `parseJson` or {@link writeCanonical}, and `json_not_canonical`
 * when only the presentation differs.
 */
export function readCanonical(bytes: Uint8Array): JsonValue {
  const text = decodeUtf8(bytes);
  // The bytes are attacker-controlled. JSON.parse alone would drop duplicates in silence; the scanner excludes them.
  if (isRecognisedCanonical(bytes)) return JSON.parse(text);
  const value = parseJson(text);
  if (!equalBytes(writeCanonical(value), bytes)) {
    throw new EncodingError('json_not_canonical', 'bytes differ from their canonical re-encoding');
  }
  return value;
}
