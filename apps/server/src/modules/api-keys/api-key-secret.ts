import { crc32 } from 'node:zlib';
import type { Mode } from '../../access/index.ts';

/**
 * `al_live_` or `al_test_`, 43 characters of base 62 from 256 random bits, and six that are the CRC-32 of all before them. The
 * checksum tells a mistyped or cut key from a wrong one, and lets scanners for leaked secrets recognise ours.
 */
const FORM = /^al_(live|test)_[0-9A-Za-z]{43}[0-9A-Za-z]{6}$/;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_BYTES = 32;
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
/** Enough to tell keys apart in a list, and far too little to be one. */
const SHOWN_LENGTH = 12;

export function makeApiKeySecret(mode: Mode, random: (length: number) => Uint8Array): string {
  const number = random(SECRET_BYTES).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const body = `al_${mode}_${toBase62(number, SECRET_LENGTH)}`;
  return body + checksum(body);
}

/** True when a text has the form of a key and its checksum fits. */
export function isApiKeySecret(text: string): boolean {
  return FORM.test(text) && text.endsWith(checksum(text.slice(0, -CHECKSUM_LENGTH)));
}

/** The beginning of a key, for lists. */
export function shownPart(secret: string): string {
  return secret.slice(0, SHOWN_LENGTH);
}

function checksum(body: string): string {
  return toBase62(BigInt(crc32(body)), CHECKSUM_LENGTH);
}

function toBase62(number: bigint, length: number): string {
  let rest = number;
  const digits = Array.from({ length }, () => {
    const digit = ALPHABET[Number(rest % 62n)]!;
    rest /= 62n;
    return digit;
  });
  return digits.reverse().join('');
}
