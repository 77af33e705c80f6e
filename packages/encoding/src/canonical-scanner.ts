import { checkCanonicalString } from './canonical-string.ts';
import { MAX_JSON_DEPTH } from './json-value.ts';
import { decodeUtf8 } from './utf8.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const ZERO = 0x30;
const NINE = 0x39;

/** Digits that always stay below 2^53 = 9007199254740992. */
const MAX_SAFE_DIGITS = 15;

const LITERALS = ['true', 'false', 'null'].map((word) => Uint8Array.from(word, (letter) => letter.charCodeAt(0)));

/** 1 for printable ASCII but the quote and the backslash. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte <= 0x7e && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

/**
 * Recognises canonical JSON in one pass over its bytes, without building or re-encoding anything. `true` means that the
 * bytes are what `writeCanonical` would write for the value that they hold; `false` means only "not recognised": rare
 * canonical forms (an escape in a member name, an integer of 16 digits) are left to the slow way too.
 */
export function isRecognisedCanonical(bytes: Uint8Array): boolean {
  const scanner = new CanonicalScanner(bytes);
  return scanner.scanValue() && scanner.isAtEnd();
}

/** Every method starts at the current position, moves behind what it recognised, and tells whether it did. */
class CanonicalScanner {
  readonly #bytes: Uint8Array;
  #position = 0;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  isAtEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  scanValue(): boolean {
    const first = this.#bytes[this.#position];
    switch (first) {
      case QUOTE:
        return this.#scanString();
      case 0x7b:
        return this.#scanNested(0x7d);
      case 0x5b:
        return this.#scanNested(0x5d);
      default:
        return isDigit(first) ? this.#scanInteger() : this.#scanLiteral();
    }
  }

  #scanNested(end: 0x5d | 0x7d): boolean {
    this.#depth += 1;
    if (this.#depth > MAX_JSON_DEPTH) return false;
    this.#position += 1;
    const empty = this.#bytes[this.#position] === end;
    if (!empty && !(end === 0x7d ? this.#scanMembers() : this.#scanItems())) return false;
    this.#depth -= 1;
    return this.#skip(end);
  }

  #scanItems(): boolean {
    do {
      if (!this.scanValue()) return false;
    } while (this.#skip(COMMA));
    return true;
  }

  #scanMembers(): boolean {
    let previousStart = -1;
    do {
      const start = this.#position + 1;
      if (!this.#scanName()) return false;
      if (previousStart !== -1 && !this.#isAscending(previousStart, start)) return false;
      previousStart = start;
      if (!this.#skip(COLON) || !this.scanValue()) return false;
    } while (this.#skip(COMMA));
    return true;
  }

  /** A name of printable ASCII without an escape, so that the order of its bytes is the order of RFC 8785 3.2.3. */
  #scanName(): boolean {
    if (!this.#skip(QUOTE)) return false;
    this.#skipPlain();
    return this.#skip(QUOTE);
  }

  /**
   * Compares two names by their bytes: each ends at a quote, which no name recognised here holds. Equal is a duplicate.
   */
  #isAscending(start: number, nextStart: number): boolean {
    const bytes = this.#bytes;
    let i = start;
    let j = nextStart;
    while (bytes[i] === bytes[j]) {
      if (bytes[i] === QUOTE) return false;
      i += 1;
      j += 1;
    }
    if (bytes[i] === QUOTE) return true;
    return bytes[j] !== QUOTE && bytes[i]! < bytes[j]!;
  }

  #scanString(): boolean {
    const start = this.#position;
    this.#position += 1;
    let ascii = true;
    for (;;) {
      this.#skipPlain();
      const byte = this.#bytes[this.#position];
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) {
        const escaped = this.#bytes[this.#position + 1];
        if (escaped !== QUOTE && escaped !== BACKSLASH) return false;
        this.#position += 2;
      } else if (byte !== undefined && byte >= 0x80) {
        ascii = false;
        this.#position += 1;
      } else {
        return false;
      }
    }
    this.#position += 1;
    return ascii || this.#isCanonicalText(start, this.#position);
  }

  #isCanonicalText(start: number, end: number): boolean {
    try {
      // Quotes and the two escapes are inert ASCII: they change nothing in the outcome.
      checkCanonicalString(decodeUtf8(this.#bytes.subarray(start, end)));
      return true;
    } catch {
      return false;
    }
  }

  /** Moves over printable ASCII that stands for itself. The hot loop: nearly every byte of a manifest passes here. */
  #skipPlain(): void {
    const bytes = this.#bytes;
    let position = this.#position;
    while (position < bytes.length && PLAIN[bytes[position]!] === 1) position += 1;
    this.#position = position;
  }

  #scanInteger(): boolean {
    const start = this.#position;
    while (isDigit(this.#bytes[this.#position])) this.#position += 1;
    const digits = this.#position - start;
    return digits === 1 || (this.#bytes[start] !== ZERO && digits <= MAX_SAFE_DIGITS);
  }

  #scanLiteral(): boolean {
    return LITERALS.some((word) => {
      if (!word.every((byte, i) => this.#bytes[this.#position + i] === byte)) return false;
      this.#position += word.length;
      return true;
    });
  }

  #skip(byte: number): boolean {
    if (this.#bytes[this.#position] !== byte) return false;
    this.#position += 1;
    return true;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}
