import { decodeBase64url } from '@attestlayer/encoding';
import { verifyWithNoble } from './ed25519-noble.ts';
import type { PublicKey } from './public-key.ts';
import { SignatureError } from './signature-error.ts';

/** Public key of RFC 8032 section 7.1, TEST 1: something valid to import when asking what the platform can do. */
const PROBE_KEY = decodeBase64url('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');

const cryptoKeys = new WeakMap<PublicKey, Promise<CryptoKey>>();
let hasEd25519: Promise<boolean> | null = null;

/**
 * Checks [S]B = R + [k]A with WebCrypto, whose Ed25519 is specified to use the cofactorless equation
 * (WICG/webcrypto-secure-curves#25), and on platforms that have no Ed25519 with our own code over @noble/curves.
 *
 * @throws SignatureError `platform_unsupported` where there is no crypto.subtle: a page that came over plain HTTP could
 * have been changed on its way, so nothing it says about a signature would be worth anything.
 */
export async function verifyCofactorless(key: PublicKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (globalThis.crypto?.subtle === undefined) {
    throw new SignatureError('platform_unsupported', 'crypto.subtle is missing: not a secure context');
  }
  hasEd25519 ??= probeEd25519();
  if (!(await hasEd25519)) return verifyWithNoble(key, message, signature);
  // Copies, because WebCrypto takes no view of a SharedArrayBuffer.
  return crypto.subtle.verify('Ed25519', await cryptoKeyOf(key), new Uint8Array(signature), new Uint8Array(message));
}

function cryptoKeyOf(key: PublicKey): Promise<CryptoKey> {
  const known = cryptoKeys.get(key);
  if (known !== undefined) return known;
  const imported = importKey(key.bytes);
  cryptoKeys.set(key, imported);
  return imported;
}

function importKey(bytes: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(bytes), 'Ed25519', false, ['verify']);
}

async function probeEd25519(): Promise<boolean> {
  try {
    await importKey(PROBE_KEY);
    return true;
  } catch {
    return false;
  }
}
