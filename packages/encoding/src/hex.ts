import { EncodingError } from './encoding-error.ts';

const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Writes bytes as lower-case hexadecimal, two digits a byte. */
export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX_OF_BYTE[byte];
  return text;
}

/**
 * Reads lower-case hexadecimal. Upper case is refused: one value has one spelling.
 *
 * @throws EncodingError `hex_invalid`
 */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0) throw new EncodingError('hex_invalid', 'odd number of hexadecimal digits');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = 16 * readDigit(text.charCodeAt(2 * i)) + readDigit(text.charCodeAt(2 * i + 1));
  }
  return bytes;
}

function readDigit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  if (unit >= 0x61 && unit <= 0x66) return unit - 0x61 + 10;
  throw new EncodingError('hex_invalid', 'not a lower-case hexadecimal digit');
}
