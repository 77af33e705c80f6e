import { sha256Hex } from '@attestlayer/encoding';
import { type IssuerKey, RECEIPT_PATH, signTrust, TLOG_PROOF_PATH } from '@attestlayer/kit';
import { makeSeedSigner, type TestKit, type TestKitOptions } from '@attestlayer/testing';
import { formatVerifierKey } from '@attestlayer/tlog';
import type { StatusView, VerifyInput } from '../../src/index.ts';
import { editFinished, type FailureCase } from './failure-case.ts';

const refused = { verdict: 'NOT_VERIFIED' } as const;
const open = { verdict: 'NOT_ESTABLISHED' } as const;
const ORIGIN = 'log.test.example/2026';
const NOTHING_SAID: StatusView = { origin: ORIGIN, size: 9, root: '0'.repeat(64), withdrawn: [], revoked: [] };

function key(change: Partial<IssuerKey>): { kit: TestKitOptions } {
  return { kit: { edit: { trustRoot: (draft) => Object.assign(draft.issuers[0]!.keys[0]!, change) } } };
}

function status(change: (kit: TestKit) => Partial<StatusView>): { input: (kit: TestKit) => Partial<VerifyInput> } {
  return { input: (kit) => ({ status: { ...NOTHING_SAID, ...change(kit) } }) };
}

function against(kind: 'withdrawn' | 'superseded') {
  return ({ files }: TestKit): Partial<StatusView> => {
    return { withdrawn: [{ receipt_sha256: sha256Hex(files.get(RECEIPT_PATH)!), index: 7, kind }] };
  };
}

function revoked(lastValidIndex: number) {
  return ({ keys }: TestKit): Partial<StatusView> => {
    return { revoked: [{ kid: keys.issuer.publicKey.kid, last_valid_index: lastValidIndex }] };
  };
}

/** The reader has a version that lists the key and not the log of the kit, but one before it. */
function followsAnotherLog(): Pick<FailureCase, 'input'> {
  const origin = 'log.test.example/2025';
  return {
    input: async ({ trustRoot, keys }) => {
      const { publicKey } = await makeSeedSigner('log before');
      const vkey = formatVerifierKey({ name: origin, algorithm: 'ed25519', publicKey });
      const log = { origin, vkey, state: 'active', final: null } as const;
      const as_of = { ...trustRoot.as_of, origin };
      const first = { ...trustRoot, as_of, logs: [log], witness_policy: [`log ${vkey}`, 'quorum none'] };
      const next = { ...trustRoot, version: 2, logs: [log, ...trustRoot.logs] };
      const [pinned, ...updates] = await Promise.all(
        [first, next].map((root) => signTrust({ root, signers: [keys.root] })),
      );
      return { trust: { pinned: pinned!, updates } };
    },
  };
}

/** The window of the key, and what the log said later; the receipt of every test kit has index 3. */
export const STATUS_CASES: FailureCase[] = [
  { ...open, code: 'log_index_not_established', because: 'no proof', kit: editFinished(TLOG_PROOF_PATH, () => null) },
  { ...open, code: 'log_index_not_established', because: 'no trust', input: () => ({ trust: { pinned: null } }) },
  { ...open, code: 'key_window_not_known', kit: { edit: { trustRoot: (draft) => void draft.issuers[0]!.keys.pop() } } },
  { ...refused, code: 'key_not_yet_active', ...key({ active_from_index: 3 }) },
  { ...refused, code: 'key_no_longer_valid', ...key({ state: 'retired', last_valid_index: 2 }) },
  { ...refused, code: 'key_no_longer_valid', because: 'stolen', ...key({ state: 'compromised', last_valid_index: 2 }) },
  { ...refused, code: 'key_of_another_log', ...followsAnotherLog() },
  { ...refused, code: 'key_refused', ...key({ state: 'unknown' }) },
  { ...refused, code: 'key_revoked', ...status(revoked(2)) },
  { ...refused, code: 'key_revoked', because: 'unknown', ...status(revoked(0)) },
  { code: 'status_not_given', verdict: 'VERIFIED' },
  {
    ...open,
    code: 'status_not_given',
    because: 'required',
    input: () => ({ policy: { schema: 'attestlayer.policy.v1', require: ['not_withdrawn'] } }),
  },
  { code: 'status_of_another_log', verdict: 'VERIFIED', ...status(() => ({ origin: 'other.example' })) },
  { code: 'status_stale', verdict: 'VERIFIED', ...status(() => ({ size: 2 })) },
  {
    ...open,
    code: 'status_stale',
    because: 'required',
    input: () => ({
      status: { ...NOTHING_SAID, size: 2 },
      policy: { schema: 'attestlayer.policy.v1', require: ['not_withdrawn'] },
    }),
  },
  { ...refused, code: 'receipt_withdrawn', ...status(against('withdrawn')) },
  { ...refused, code: 'receipt_superseded', ...status(against('superseded')) },
];
