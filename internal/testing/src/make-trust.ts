import { TRUST_SCHEMA, type TrustRoot } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import { formatVerifierKey } from '@attestlayer/tlog';
import type { TestWitness } from './make-log.ts';
import { describeLog } from './make-log.ts';
import { ISSUER, ORIGIN, TRUST_CREATED_AT, TRUST_EXPIRES_AT } from './test-kit-facts.ts';

type TrustFacts = {
  issuerKey: Signer;
  logKey: Signer;
  rootKey: Signer;
  witnesses: TestWitness[];
  firstLeaf: Uint8Array;
};

/** The trust root of the test world: one issuer key, one log, both witnesses demanded if there are any. */
export function makeTrustRoot({ issuerKey, logKey, rootKey, witnesses, firstLeaf }: TrustFacts): TrustRoot {
  return {
    schema: TRUST_SCHEMA,
    version: 1,
    created_at: TRUST_CREATED_AT,
    expires: TRUST_EXPIRES_AT,
    as_of: describeLog([firstLeaf]),
    roots: { threshold: 1, keys: [rootKey.publicKey.jwk] },
    issuers: [{ ...ISSUER, keys: [describeKey(issuerKey)] }],
    logs: [{ origin: ORIGIN, vkey: vkeyOf(ORIGIN, 'ed25519', logKey), state: 'active', final: null }],
    witness_policy: makePolicy(witnesses),
    tsas: [],
  };
}

function describeKey({ publicKey }: Signer): TrustRoot['issuers'][number]['keys'][number] {
  return { kid: publicKey.kid, jwk: publicKey.jwk, active_from_index: 0, last_valid_index: null, state: 'active' };
}

function makePolicy(witnesses: TestWitness[]): string[] {
  if (witnesses.length === 0) return ['quorum none'];
  const names = witnesses.map(({ name }) => name);
  return [
    ...witnesses.map(({ name, signer }) => `witness ${name} ${vkeyOf(name, 'cosignature-v1', signer)}`),
    `group both all ${names.join(' ')}`,
    'quorum both',
  ];
}

function vkeyOf(name: string, algorithm: 'ed25519' | 'cosignature-v1', { publicKey }: Signer): string {
  return formatVerifierKey({ name, algorithm, publicKey });
}
