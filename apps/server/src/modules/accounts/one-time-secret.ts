import { encodeBase64url, sha256Hex } from '@attestlayer/encoding';

/** 256 bits: cannot be guessed, so a plain hash is enough. */
const TOKEN_BYTES = 32;
/** Without letters and digits that look alike (Crockford's base 32). */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

export type OneTimeSecret = {
  /** For the link. */
  token: string;
  tokenSha256: string;
  /** For typing: eight characters with a hyphen between the fours. */
  code: string;
};

export function makeOneTimeSecret(random: (length: number) => Uint8Array): OneTimeSecret {
  const token = encodeBase64url(random(TOKEN_BYTES));
  // 256 is a multiple of 32, so every character is as likely as the others.
  const code = [...random(CODE_LENGTH)].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
  return { token, tokenSha256: hashToken(token), code: `${code.slice(0, 4)}-${code.slice(4)}` };
}

export function hashToken(token: string): string {
  return sha256Hex(new TextEncoder().encode(token));
}

/** A typed code as it was made, whatever case, spaces and look-alikes it is typed with. */
export function normaliseCode(text: string): string {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
