import { concatBytes } from './bytes.ts';
import { checkCanonicalString } from './canonical-string.ts';
import { shapeOf } from './canonical-writer-shapes.ts';
import { EncodingError } from './encoding-error.ts';
import { assertPlainObject, type JsonValue, MAX_JSON_DEPTH } from './json-value.ts';
import { encodeUtf8 } from './utf8.ts';

/** Sizes of the first and of the largest piece in which output is collected; each is twice the one before. */
const FIRST_PIECE_BYTES = 2 ** 11;
const LARGEST_PIECE_BYTES = 2 ** 20;

/** Writes one JSON value as canonical UTF-8 bytes; writing bytes instead of joining strings halves the time. */
export class CanonicalWriter {
  readonly #fullPieces: Uint8Array[] = [];
  #bytes = new Uint8Array(FIRST_PIECE_BYTES);
  #size = 0;
  #depth = 0;

  /** The bytes written so far. */
  finish(): Uint8Array<ArrayBuffer> {
    return concatBytes(...this.#fullPieces, this.#bytes.subarray(0, this.#size));
  }

  /** @throws EncodingError when the value leaves the subset; see `writeCanonical`. */
  writeValue(value: JsonValue): void {
    if (typeof value === 'string') this.#writeString(value);
    else if (typeof value === 'number') this.#writeNumber(value);
    else if (value === null || typeof value === 'boolean') this.#writeAscii(String(value));
    else if (typeof value === 'object') this.#writeNested(value);
    else throw new EncodingError('json_value_unsupported', `${typeof value} is not a JSON value`);
  }

  #writeNested(value: JsonValue[] | { [member: string]: JsonValue }): void {
    this.#depth += 1;
    if (this.#depth > MAX_JSON_DEPTH) throw new EncodingError('json_too_deep', `nested deeper than ${MAX_JSON_DEPTH}`);
    if (Array.isArray(value)) this.#writeArray(value);
    else this.#writeObject(value);
    this.#depth -= 1;
  }

  #writeArray(items: JsonValue[]): void {
    this.#writeAscii('[');
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.#writeAscii(',');
      this.writeValue(items[i]!);
    }
    this.#writeAscii(']');
  }

  #writeObject(members: { [member: string]: JsonValue }): void {
    assertPlainObject(members);
    const { sortedNames, prefixes } = shapeOf(Object.keys(members));
    this.#writeAscii('{');
    for (let i = 0; i < sortedNames.length; i++) {
      this.#writeBytes(prefixes[i]!);
      this.writeValue(members[sortedNames[i]!]!);
    }
    this.#writeAscii('}');
  }

  #writeNumber(value: number): void {
    if (!Number.isInteger(value)) throw new EncodingError('json_number_not_integer', 'only integers are allowed');
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) {
      throw new EncodingError('json_number_out_of_range', 'integer is not in 0 to 2^53-1');
    }
    this.#writeAscii(String(value));
  }

  #writeString(text: string): void {
    if (this.#tryWritePlainString(text)) return;
    checkCanonicalString(text);
    // What is left needs no escape but \" and \\, which JSON.stringify writes as RFC 8785 3.2.2.2 does.
    this.#writeBytes(encodeUtf8(JSON.stringify(text)));
  }

  /** Writes printable ASCII that needs no escape; moves nothing when it meets anything else. */
  #tryWritePlainString(text: string): boolean {
    this.#reserve(text.length + 2);
    const bytes = this.#bytes;
    let size = this.#size;
    bytes[size++] = 0x22;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) return false;
      bytes[size++] = unit;
    }
    bytes[size++] = 0x22;
    this.#size = size;
    return true;
  }

  #writeAscii(text: string): void {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    let size = this.#size;
    for (let i = 0; i < text.length; i++) bytes[size++] = text.charCodeAt(i);
    this.#size = size;
  }

  #writeBytes(part: Uint8Array): void {
    this.#reserve(part.length);
    const bytes = this.#bytes;
    let size = this.#size;
    // Parts are a few bytes long: a loop beats the call of `set`.
    for (let i = 0; i < part.length; i++) bytes[size++] = part[i]!;
    this.#size = size;
  }

  /** Makes room for `count` bytes in one piece. A new piece, where a growing buffer would copy every byte again. */
  #reserve(count: number): void {
    if (this.#size + count <= this.#bytes.length) return;
    this.#fullPieces.push(this.#bytes.subarray(0, this.#size));
    const nextSize = Math.min(2 * this.#bytes.length, LARGEST_PIECE_BYTES);
    this.#bytes = new Uint8Array(Math.max(nextSize, count));
    this.#size = 0;
  }
}
