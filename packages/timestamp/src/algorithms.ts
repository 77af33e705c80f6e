import { type AlgorithmIdentifier, type Certificate, ECPublicKey, RSAPublicKey, RSASSAPSSParams } from 'pkijs';
import { Refusal } from './timestamp-code.ts';

/** Hashes that an imprint, a signed digest or a signature may use; SHA-1 is not among them. */
const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';

/** Signature algorithms that name their hash. */
const SIGNATURES_WITH_HASH: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.11', // sha256WithRSAEncryption
  '1.2.840.113549.1.1.12', // sha384WithRSAEncryption
  '1.2.840.113549.1.1.13', // sha512WithRSAEncryption
  '1.2.840.10045.4.3.2', // ecdsa-with-SHA256
  '1.2.840.10045.4.3.3', // ecdsa-with-SHA384
  '1.2.840.10045.4.3.4', // ecdsa-with-SHA512
]);

const CURVES: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521']);

/** Below, a signature can be forged with money; above, a hostile key costs the reader time and no authority has one. */
const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 8192;

/** The WebCrypto name of a hash. @throws Refusal token_algorithm_unsupported */
export function hashNameOf({ algorithmId }: AlgorithmIdentifier): string {
  const name = HASHES[algorithmId];
  if (name === undefined) throw new Refusal('token_algorithm_unsupported', `hash algorithm ${algorithmId}`);
  return name;
}

/** Hashes bytes with an algorithm as a token names it. @throws Refusal token_algorithm_unsupported */
export async function digest(algorithm: AlgorithmIdentifier, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hashNameOf(algorithm), new Uint8Array(bytes)));
}

/**
 * Lets through signatures whose strength is known. CMS may name plain `rsaEncryption`, its hash then being the digest
 * algorithm of the signer (RFC 3370 3.2), which is checked by itself; a certificate may not.
 *
 * @throws Refusal token_algorithm_unsupported
 */
export function checkSignatureAlgorithm(algorithm: AlgorithmIdentifier, place: 'cms' | 'certificate'): void {
  const { algorithmId, algorithmParams } = algorithm;
  if (algorithmId === RSA_PSS) {
    // Without parameters the hash is SHA-1, which hashNameOf refuses.
    hashNameOf(new RSASSAPSSParams(algorithmParams === undefined ? {} : { schema: algorithmParams }).hashAlgorithm);
    return;
  }
  if (SIGNATURES_WITH_HASH.has(algorithmId)) return;
  if (algorithmId === RSA_ENCRYPTION && place === 'cms') return;
  throw new Refusal('token_algorithm_unsupported', `signature algorithm ${algorithmId}`);
}

/** Lets through RSA keys of a sound size and the three NIST curves. @throws Refusal token_algorithm_unsupported */
export function checkKey({ subjectPublicKeyInfo }: Certificate): void {
  const { parsedKey } = subjectPublicKeyInfo;
  if (parsedKey instanceof RSAPublicKey) {
    const bits = bitLength(parsedKey.modulus.valueBlock.valueHexView);
    if (bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS) return;
    throw new Refusal('token_algorithm_unsupported', `an RSA key of ${bits} bits`);
  }
  if (parsedKey instanceof ECPublicKey && CURVES.has(parsedKey.namedCurve)) return;
  throw new Refusal('token_algorithm_unsupported', `a key of type ${subjectPublicKeyInfo.algorithm.algorithmId}`);
}

function bitLength(integer: Uint8Array): number {
  const first = integer.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (integer.length - first - 1) * 8 + (32 - Math.clz32(integer[first]!));
}
