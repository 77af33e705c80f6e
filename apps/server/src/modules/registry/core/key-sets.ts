import type { JsonValue } from '@attestlayer/encoding';
import type { TrustRoot } from '@attestlayer/kit';
import { readPublicKey, writeJwks } from '@attestlayer/signature';
import { parseVerifierKey } from '@attestlayer/tlog';

/**
 * The issuer keys of a trust root, of any state: an old receipt is checked with an old key, and a JWK Set cannot say until
 * when. It is for finding keys; only the trust root says which of them are good, and for which part of the log.
 */
export function issuerKeySet({ issuers }: TrustRoot): JsonValue {
  return writeJwks(issuers.flatMap(({ keys }) => keys).map(({ jwk }) => readPublicKey(jwk)));
}

/** The keys of the logs of a trust root. */
export function registryKeySet({ logs }: TrustRoot): JsonValue {
  return writeJwks(logs.map(({ vkey }) => parseVerifierKey(vkey).publicKey));
}
