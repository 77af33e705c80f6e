import { EncodingError } from './encoding-error.ts';
import { type JsonValue, MAX_JSON_DEPTH } from './json-value.ts';

/** RFC 8259 section 6, anchored at `lastIndex`. */
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** The four hexadecimal digits of a \u escape, anchored at `lastIndex`. */
const UNICODE_ESCAPE_DIGITS = /[0-9a-fA-F]{4}/y;

const SIMPLE_ESCAPES = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Reads JSON text by the letter of RFC 8259, for hostile input: a member name may occur once in an object (JSON.parse
 * keeps the last one in silence), nesting is capped, strings hold no lone surrogate, numbers are finite doubles. Where
 * RFC 8259 leaves freedom: a number is rounded to the nearest double, and one too small for it becomes zero.
 *
 * @throws EncodingError `json_syntax`, `json_duplicate_member`, `json_string_lone_surrogate`,
 * `json_number_out_of_range`, `json_too_deep`
 */
export function parseJson(text: string): JsonValue {
  return new JsonReader(text).readDocument();
}

class JsonReader {
  readonly #text: string;
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readDocument(): JsonValue {
    const value = this.#readValue();
    this.#skipWhiteSpace();
    if (this.#position !== this.#text.length) this.#failSyntax('text after the JSON value');
    return value;
  }

  #readValue(): JsonValue {
    this.#skipWhiteSpace();
    switch (this.#text[this.#position]) {
      case '{':
        return this.#nest(() => this.#readObject());
      case '[':
        return this.#nest(() => this.#readArray());
      case '"':
        return this.#readString();
      case 't':
        return this.#readLiteral('true', true);
      case 'f':
        return this.#readLiteral('false', false);
      case 'n':
        return this.#readLiteral('null', null);
      default:
        return this.#readNumber();
    }
  }

  #nest<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_JSON_DEPTH) throw new EncodingError('json_too_deep', `nested deeper than ${MAX_JSON_DEPTH}`);
    this.#position += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #readObject(): JsonValue {
    const members: { [member: string]: JsonValue } = {};
    if (this.#skipIf('}')) return members;
    do {
      this.#skipWhiteSpace();
      const name = this.#readString();
      if (Object.hasOwn(members, name)) {
        throw new EncodingError('json_duplicate_member', `member ${JSON.stringify(name)} occurs twice`);
      }
      if (!this.#skipIf(':')) this.#failSyntax('expected ":"');
      const value = this.#readValue();
      // Plain assignment to a member named __proto__ would set the prototype instead.
      Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
    } while (this.#skipIf(','));
    if (!this.#skipIf('}')) this.#failSyntax('expected "," or "}"');
    return members;
  }

  #readArray(): JsonValue {
    const items: JsonValue[] = [];
    if (this.#skipIf(']')) return items;
    do items.push(this.#readValue());
    while (this.#skipIf(','));
    if (!this.#skipIf(']')) this.#failSyntax('expected "," or "]"');
    return items;
  }

  #readString(): string {
    if (this.#text[this.#position] !== '"') this.#failSyntax('expected a string');
    let value = '';
    let runStart = ++this.#position;
    for (;;) {
      const unit = this.#text.charCodeAt(this.#position);
      if (unit === 0x22) break;
      if (unit === 0x5c) {
        value += this.#text.slice(runStart, this.#position) + this.#readEscape();
        runStart = this.#position;
      } else if (unit >= 0x20) {
        this.#position += 1;
      } else {
        // NaN, past the end of the text, lands here too.
        this.#failSyntax('control character in a string, or a string without an end');
      }
    }
    value += this.#text.slice(runStart, this.#position++);
    if (!value.isWellFormed()) throw new EncodingError('json_string_lone_surrogate', 'string holds a lone surrogate');
    return value;
  }

  #readEscape(): string {
    const letter = this.#text[this.#position + 1] ?? '';
    this.#position += 2;
    if (letter === 'u') {
      const digits = this.#match(UNICODE_ESCAPE_DIGITS) ?? this.#failSyntax('\\u needs four hexadecimal digits');
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    return SIMPLE_ESCAPES.get(letter) ?? this.#failSyntax('unknown escape');
  }

  #readNumber(): number {
    const value = Number(this.#match(NUMBER) ?? this.#failSyntax('expected a value'));
    if (!Number.isFinite(value)) throw new EncodingError('json_number_out_of_range', 'number does not fit a double');
    return value;
  }

  #readLiteral<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#position)) this.#failSyntax('unknown literal');
    this.#position += word.length;
    return value;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#position += found?.length ?? 0;
    return found;
  }

  #skipIf(character: string): boolean {
    this.#skipWhiteSpace();
    if (this.#text[this.#position] !== character) return false;
    this.#position += 1;
    return true;
  }

  #skipWhiteSpace(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#position);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#position += 1;
    }
  }

  #failSyntax(problem: string): never {
    throw new EncodingError('json_syntax', `${problem} at offset ${this.#position}`);
  }
}
