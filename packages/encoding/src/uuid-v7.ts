import { EncodingError } from './encoding-error.ts';
import { encodeHex } from './hex.ts';

const UUID_V7_SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The time field of UUIDv7 has 48 bits. */
const MAX_UNIX_MILLISECONDS = 2 ** 48 - 1;

/** Tells whether text is a UUID of version 7 (RFC 9562 section 5.7) in its lower-case form. */
export function isUuidV7(text: string): boolean {
  return UUID_V7_SHAPE.test(text);
}

/**
 * Makes a UUID of version 7 (RFC 9562 section 5.7) from a time in milliseconds since 1970 and ten random bytes, of
 * which 74 bits are used.
 *
 * @throws EncodingError `uuid_invalid` when the time does not fit 48 bits or there are not ten random bytes.
 */
export function makeUuidV7(milliseconds: number, random10: Uint8Array): string {
  if (!Number.isInteger(milliseconds) || milliseconds < 0 || milliseconds > MAX_UNIX_MILLISECONDS) {
    throw new EncodingError('uuid_invalid', 'time does not fit the 48 bits of a UUIDv7');
  }
  if (random10.length !== 10) throw new EncodingError('uuid_invalid', 'a UUIDv7 takes exactly ten random bytes');
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(milliseconds / 2 ** 16));
  view.setUint16(4, milliseconds % 2 ** 16);
  bytes.set(random10, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = encodeHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
