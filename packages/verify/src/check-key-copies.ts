import { EncodingError, readCanonical } from '@attestlayer/encoding';
import { JWKS_PATH, KitError, MAX_TRUST_BYTES, TRUST_PATH, type TrustRoot, verifyTrustChain } from '@attestlayer/kit';
import { readJwks, SignatureError } from '@attestlayer/signature';
import { MAX_JWKS_BYTES } from './limits.ts';
import type { Run } from './run.ts';

/**
 * Looks at the copies of keys in the kit (spec/verification.md 4.11). They are never trusted. They must be well-formed,
 * because a kit holds nothing that cannot be read, and the report says when they list a key that the pinned trust root
 * does not.
 */
export async function checkKeyCopies(run: Run, trust: TrustRoot | null): Promise<void> {
  const kids = new Set([...(await readTrustCopy(run)), ...(await readJwksCopy(run))]);
  if (run.findings.checksOf('receipt_key_known').some((check) => check.name === 'kit_key_copies')) return;
  if (!run.entries.has(TRUST_PATH) && !run.entries.has(JWKS_PATH)) {
    run.findings.notApplicable('kit_key_copies', 'kit_keys_absent');
    return;
  }
  if (trust === null) {
    run.findings.notApplicable('kit_key_copies', 'kit_keys_not_compared');
    return;
  }
  const pinned = new Set(issuerKids(trust));
  const strange = [...kids].filter((kid) => !pinned.has(kid));
  if (strange.length === 0) run.findings.pass('kit_key_copies', { found: `${kids.size} keys, all in the trust root` });
  else run.findings.notApplicable('kit_key_copies', 'kit_keys_differ_from_trust', { found: strange.join(', ') });
}

/** A trust file that the threshold of its own roots signs; so no byte of the copy can be changed unseen. */
async function readTrustCopy(run: Run): Promise<string[]> {
  const entry = run.entries.get(TRUST_PATH);
  if (entry === undefined) return [];
  try {
    return issuerKids(await verifyTrustChain({ pinned: await entry.bytes(MAX_TRUST_BYTES) }));
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    run.findings.fail('kit_key_copies', 'kit_trust_malformed', { path: TRUST_PATH, found: error.message });
    return [];
  }
}

async function readJwksCopy(run: Run): Promise<string[]> {
  const entry = run.entries.get(JWKS_PATH);
  if (entry === undefined) return [];
  try {
    return readJwks(readCanonical(await entry.bytes(MAX_JWKS_BYTES))).map((key) => key.kid);
  } catch (error) {
    if (!(error instanceof KitError || error instanceof SignatureError || error instanceof EncodingError)) throw error;
    run.findings.fail('kit_key_copies', 'kit_jwks_malformed', { path: JWKS_PATH, found: error.message });
    return [];
  }
}

function issuerKids({ issuers }: TrustRoot): string[] {
  return issuers.flatMap((issuer) => issuer.keys.map((key) => key.kid));
}
