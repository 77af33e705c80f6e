import { decodeBase64url } from '@attestlayer/encoding';
import { Problem } from '../../http/index.ts';

/** Authenticator data begins with 32 bytes of hash, then the flags (WebAuthn Level 3 section 6.1). */
const FLAGS_OFFSET = 32;
const USER_VERIFIED = 0b0000_0100;

/**
 * Refuses a passkey that did not check its owner by PIN or biometrics: without that it is one factor, and signing in by it asks
 * for no other. The library checks the signature over these very bytes afterwards.
 * @throws Problem user_verification_missing
 */
export function checkUserVerified(authenticatorData: string | undefined): void {
  if (((readFlags(authenticatorData) ?? 0) & USER_VERIFIED) !== 0) return;
  throw new Problem({
    status: 400,
    code: 'user_verification_missing',
    title: 'the passkey did not check who used it',
    detail: 'use one that asks for a PIN, a fingerprint or a face',
  });
}

function readFlags(text: string | undefined): number | undefined {
  try {
    return text === undefined ? undefined : decodeBase64url(text)[FLAGS_OFFSET];
  } catch {
    return undefined;
  }
}
