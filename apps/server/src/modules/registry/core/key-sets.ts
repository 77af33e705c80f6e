import type { JsonValue } from '@attestlayer/encoding';
import type { IssuerKey, TrustRoot } from '@attestlayer/kit';
import { readPublicKey, writeJwks } from '@attestlayer/signature';
import { parseVerifierKey } from '@attestlayer/tlog';

/** Nobody but the issuer had these; a key that a thief may have must not be found by tools that know no windows. */
const LISTED_STATES: readonly IssuerKey['state'][] = ['active', 'retired'];

/**
 * The issuer keys of a trust root that are active or retired: an old receipt is checked with an old key. It is for finding
 * keys; only the trust root says which of them are good, and for which part of the log.
 */
export function issuerKeySet({ issuers }: TrustRoot): JsonValue {
  const keys = issuers.flatMap(({ keys }) => keys).filter(({ state }) => LISTED_STATES.includes(state));
  return writeJwks(keys.map(({ jwk }) => readPublicKey(jwk)));
}

/** The keys of the logs of a trust root. */
export function registryKeySet({ logs }: TrustRoot): JsonValue {
  return writeJwks(logs.map(({ vkey }) => parseVerifierKey(vkey).publicKey));
}
