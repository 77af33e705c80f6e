import { totpCode as codeOfSecret } from '@attestlayer/testing';

/** The code that an authenticator app shows for an `otpauth://` URI. */
export function totpCode(uri: string, atMs: number): string {
  return codeOfSecret(new URL(uri).searchParams.get('secret')!, atMs);
}
