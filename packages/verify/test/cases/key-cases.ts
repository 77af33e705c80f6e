import { encodeUtf8, type JsonValue, writeCanonical } from '@attestlayer/encoding';
import {
  JWKS_PATH,
  KitError,
  MAX_TRUST_BYTES,
  signTrust,
  TRUST_PATH,
  TRUST_TYP,
  type TrustRoot,
} from '@attestlayer/kit';
import { type Signer, signGeneralJws } from '@attestlayer/signature';
import { makeSeedSigner, makeTestKit, packZip, type TestKit } from '@attestlayer/testing';
import type { VerifyInput } from '../../src/index.ts';
import { editFinished, type FailureCase } from './failure-case.ts';

const malformed = { verdict: 'MALFORMED' } as const;
const refused = { verdict: 'NOT_VERIFIED' } as const;
const open = { verdict: 'NOT_ESTABLISHED' } as const;

type Draft = TrustRoot & Record<string, unknown>;

/** Signs a changed trust root without the checks that a writer makes. */
async function pin(kit: TestKit, change: (draft: Draft) => void, signer: Signer = kit.keys.root): Promise<Uint8Array> {
  const draft = structuredClone(kit.trustRoot) as Draft;
  change(draft);
  return signGeneralJws({ signers: [signer], typ: TRUST_TYP, payload: writeCanonical(draft as JsonValue) });
}

function pinned(change: (draft: Draft) => void): Pick<FailureCase, 'input'> {
  return { input: async (kit) => ({ trust: { pinned: await pin(kit, change) } }) };
}

function update(change: (draft: Draft) => void): Pick<FailureCase, 'input'> {
  return { input: async (kit) => ({ trust: { pinned: kit.trust, updates: [await pin(kit, change)] } }) };
}

function bytes(pinnedBytes: Uint8Array): Pick<FailureCase, 'input'> {
  return { input: () => ({ trust: { pinned: pinnedBytes } }) };
}

async function corruptSignature(kit: TestKit): Promise<Partial<VerifyInput>> {
  const forger: Signer = { publicKey: kit.keys.root.publicKey, sign: async () => new Uint8Array(64).fill(1) };
  return { trust: { pinned: await pin(kit, () => {}, forger) } };
}

/** Trust roots of the reader's that cannot be used. */
export const TRUST_CASES: FailureCase[] = [
  { ...malformed, code: 'trust_too_large', ...bytes(new Uint8Array(MAX_TRUST_BYTES + 1)) },
  { ...malformed, code: 'trust_jws_invalid', ...bytes(encodeUtf8('{}')) },
  {
    ...malformed,
    code: 'trust_jws_invalid',
    because: 'read before the kit was opened',
    open: () => {
      throw new KitError('trust_jws_invalid', 'not a trust file');
    },
  },
  {
    ...malformed,
    code: 'trust_not_canonical',
    input: async ({ keys }) => ({
      trust: { pinned: await signGeneralJws({ signers: [keys.root], typ: TRUST_TYP, payload: encodeUtf8('{ }') }) },
    }),
  },
  { ...malformed, code: 'trust_schema', ...pinned((draft) => Object.assign(draft, { more: 1 })) },
  {
    ...malformed,
    code: 'trust_version_unsupported',
    ...pinned((draft) => Object.assign(draft, { schema: 'attestlayer.trust.v2' })),
  },
  { ...malformed, code: 'trust_duplicate', ...pinned((draft) => void draft.issuers.push(draft.issuers[0]!)) },
  { ...malformed, code: 'trust_threshold', ...pinned((draft) => Object.assign(draft.roots, { threshold: 2 })) },
  {
    ...malformed,
    code: 'trust_key_invalid',
    ...pinned((draft) => Object.assign(draft.issuers[0]!.keys[0]!, { kid: 'A'.repeat(43) })),
  },
  {
    ...malformed,
    code: 'trust_key_state',
    ...pinned((draft) => Object.assign(draft.issuers[0]!.keys[0]!, { last_valid_index: 9 })),
  },
  {
    ...malformed,
    code: 'trust_log_invalid',
    ...pinned((draft) => Object.assign(draft.as_of, { origin: 'other.example' })),
  },
  {
    ...malformed,
    code: 'trust_witness_policy',
    ...pinned((draft) => Object.assign(draft, { witness_policy: ['quorum nobody'] })),
  },
  {
    ...malformed,
    code: 'trust_witness_policy',
    because: 'no quorum line',
    ...pinned((draft) => Object.assign(draft, { witness_policy: ['#'] })),
  },
  { ...malformed, code: 'trust_dates', ...pinned((draft) => Object.assign(draft, { expires: draft.created_at })) },
  { ...malformed, code: 'trust_signature_invalid', input: corruptSignature },
  {
    ...malformed,
    code: 'trust_threshold_not_met',
    input: async (kit) => ({ trust: { pinned: await pin(kit, () => {}, await makeSeedSigner('somebody')) } }),
  },
  { ...malformed, code: 'trust_version_not_next', ...update((draft) => Object.assign(draft, { version: 3 })) },
  {
    ...malformed,
    code: 'trust_rollback',
    ...update((draft) => {
      draft.version = 2;
      draft.as_of.size = 0;
    }),
  },
];

/** A trust file with another issuer key, as a kit might bring it along. */
async function otherTrust(): Promise<Uint8Array> {
  const other = await makeTestKit({ issuerKey: 'other issuer' });
  return signTrust({ root: other.trustRoot, signers: [other.keys.root] });
}

/** Keys that are not known, not the issuer's, or only known to the kit. */
export const KEY_CASES: FailureCase[] = [
  { ...open, code: 'trust_not_given', input: () => ({ trust: { pinned: null } }) },
  { ...open, code: 'signature_not_checked', input: () => ({ trust: { pinned: null } }) },
  { ...open, code: 'kit_keys_not_compared', input: () => ({ trust: { pinned: null } }) },
  { ...open, code: 'trust_expired', input: () => ({ now: '2027-01-01T00:00:00.000Z' }) },
  { ...open, code: 'issuer_not_listed', ...pinned((draft) => Object.assign(draft, { issuers: [] })) },
  {
    ...refused,
    code: 'key_of_another_issuer',
    kit: { edit: { trustRoot: (draft) => Object.assign(draft.issuers[0]!, { id: 'other.example' }) } },
  },
  { ...open, code: 'key_not_listed', ...pinned((draft) => void draft.issuers[0]!.keys.pop()) },
  {
    ...open,
    code: 'key_not_listed',
    because: 'no key at all',
    kit: { issuerKey: 'stranger' },
    input: async () => ({ trust: { pinned: (await makeTestKit()).trust } }),
  },
  {
    ...refused,
    code: 'receipt_kid_differs',
    kit: { edit: { receipt: (draft) => Object.assign(draft.issuer, { kid: 'A'.repeat(43) }) } },
  },
  { ...refused, code: 'kit_trust_malformed', kit: editFinished(TRUST_PATH, () => '{}') },
  {
    ...refused,
    code: 'kit_trust_malformed',
    because: 'changed',
    kit: editFinished(TRUST_PATH, (text) => text.replace('payload":"ey', 'payload":"ez')),
  },
  { ...refused, code: 'kit_jwks_malformed', kit: editFinished(JWKS_PATH, () => '{"keys":[{}]}') },
  {
    ...refused,
    code: 'kit_jwks_malformed',
    because: 'not canonical',
    kit: editFinished(JWKS_PATH, (text) => `${text}\n`),
  },
  {
    code: 'kit_keys_absent',
    verdict: 'VERIFIED',
    kit: {
      edit: {
        files: (files) => {
          files.delete(TRUST_PATH);
          files.delete(JWKS_PATH);
        },
      },
    },
  },
  {
    code: 'kit_keys_differ_from_trust',
    verdict: 'VERIFIED',
    zip: async ({ files }) => packZip(new Map([...files, [TRUST_PATH, await otherTrust()]])),
  },
  { ...refused, code: 'jws_malformed', kit: { edit: { jws: (text) => `${text}=` } } },
  { ...refused, code: 'jws_malformed', because: 'newline', kit: { edit: { jws: (text) => `${text}\n` } } },
  {
    ...refused,
    code: 'jws_malformed',
    because: 'attached payload',
    kit: { edit: { jws: (text) => text.replace('..', '.e30.') } },
  },
  {
    ...refused,
    code: 'signature_invalid',
    kit: { edit: { jws: (text) => `${text.slice(0, -86)}${'A'.repeat(86)}` } },
  },
];
