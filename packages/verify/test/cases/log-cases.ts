import { encodeUtf8 } from '@attestlayer/encoding';
import { TLOG_PROOF_PATH, type TrustRoot } from '@attestlayer/kit';
import { makeSeedSigner, type TestKitEdits } from '@attestlayer/testing';
import { formatVerifierKey } from '@attestlayer/tlog';
import { decode, editFinished, type FailureCase } from './failure-case.ts';

const refused = { verdict: 'NOT_VERIFIED' } as const;
const open = { verdict: 'NOT_ESTABLISHED' } as const;
const ZEROS = '0'.repeat(64);

function edit(edits: TestKitEdits): { kit: { edit: TestKitEdits } } {
  return { kit: { edit: edits } };
}

function trust(change: (draft: TrustRoot) => void): { kit: { edit: TestKitEdits } } {
  return edit({ trustRoot: change });
}

const { publicKey } = await makeSeedSigner('other log');
const OTHER_VKEY = formatVerifierKey({ name: 'other.example', algorithm: 'ed25519', publicKey });

/** Changes the text of the signed note; signatures stay as they are. */
function note(change: (text: string) => string): { kit: { edit: TestKitEdits } } {
  return edit({ note: (bytes) => encodeUtf8(change(decode(bytes))) });
}

/** Takes the signature lines away whose name contains a word. */
function unsigned(word: string): { kit: { edit: TestKitEdits } } {
  return note((text) => text.replaceAll(new RegExp(`^— ${word}.*\n`, 'gm'), ''));
}

/** Changes one character inside the signature of a signer. */
function misSigned(word: string): { kit: { edit: TestKitEdits } } {
  return note((text) =>
    text.replace(new RegExp(`^(— ${word}\\S* .{40})(.)`, 'm'), (_, head, one) => `${head}${one === 'A' ? 'B' : 'A'}`),
  );
}

/** The proof, the log's signature and the witnesses. */
export const LOG_CASES: FailureCase[] = [
  { ...open, code: 'proof_missing', kit: editFinished(TLOG_PROOF_PATH, () => null) },
  {
    ...refused,
    code: 'proof_malformed',
    kit: editFinished(TLOG_PROOF_PATH, (text) => text.replace('index 3', 'index 03')),
  },
  { ...refused, code: 'proof_malformed', because: 'empty', kit: editFinished(TLOG_PROOF_PATH, () => '') },
  {
    ...refused,
    code: 'source_entry_too_large',
    because: 'proof',
    kit: editFinished(TLOG_PROOF_PATH, (text) => text.padEnd(300_000)),
  },
  {
    ...refused,
    code: 'proof_extra_present',
    ...edit({ proof: (draft) => Object.assign(draft, { extra: new Uint8Array(4) }) }),
  },
  { ...refused, code: 'checkpoint_malformed', because: 'size', ...note((text) => text.replace('\n5\n', '\n05\n')) },
  { ...refused, code: 'checkpoint_malformed', because: 'unsigned', ...note((text) => text.split('\n\n')[0]!) },
  {
    ...refused,
    code: 'log_origin_differs',
    ...edit({ checkpoint: (draft) => Object.assign(draft, { origin: 'other.example' }) }),
  },
  {
    ...refused,
    code: 'log_origin_differs',
    because: 'receipt',
    ...edit({ receipt: (draft) => Object.assign(draft.log, { origin: 'other.example' }) }),
  },
  {
    ...open,
    code: 'log_not_listed',
    ...trust((draft) => {
      Object.assign(draft.logs[0]!, { origin: 'other.example', vkey: OTHER_VKEY });
      draft.as_of.origin = 'other.example';
    }),
  },
  { ...open, code: 'log_signature_not_checked', input: () => ({ trust: { pinned: null } }) },
  { ...refused, code: 'log_signature_missing', ...unsigned('log') },
  { ...refused, code: 'log_signature_invalid', ...misSigned('log') },
  {
    ...refused,
    code: 'log_signature_invalid',
    because: 'other text',
    ...note((text) => text.replace('\n5\n', '\n6\n')),
  },
  {
    ...refused,
    code: 'log_frozen_before_checkpoint',
    ...trust((draft) => Object.assign(draft.logs[0]!, { state: 'frozen', final: { size: 4, root: ZEROS } })),
  },
  {
    ...refused,
    code: 'log_view_differs',
    because: 'final',
    ...trust((draft) => Object.assign(draft.logs[0]!, { state: 'frozen', final: { size: 5, root: ZEROS } })),
  },
  {
    ...refused,
    code: 'log_view_differs',
    because: 'as_of',
    ...trust((draft) => Object.assign(draft, { as_of: { ...draft.as_of, size: 3, root: ZEROS } })),
  },
  {
    ...refused,
    code: 'log_view_differs',
    because: 'empty tree',
    ...edit({ receipt: (draft) => Object.assign(draft, { after: { ...draft.after, size: 0 } }) }),
  },
  {
    ...refused,
    code: 'log_view_differs',
    because: 'status',
    input: () => ({ status: { origin: 'log.test.example/2026', size: 5, root: ZEROS, withdrawn: [], revoked: [] } }),
  },
  { code: 'log_views_not_comparable', verdict: 'VERIFIED' },
  { ...refused, code: 'log_entry_not_rebuilt', ...edit({ jws: () => 'no signature' }) },
  {
    ...refused,
    code: 'inclusion_invalid',
    because: 'index',
    ...edit({ proof: (draft) => Object.assign(draft, { index: 2 }) }),
  },
  {
    ...refused,
    code: 'inclusion_invalid',
    because: 'outside',
    ...edit({ proof: (draft) => Object.assign(draft, { index: 5 }) }),
  },
  { ...refused, code: 'inclusion_invalid', because: 'short', ...edit({ proof: (draft) => void draft.proof.pop() }) },
  {
    ...refused,
    code: 'inclusion_invalid',
    because: 'other entry',
    ...edit({ logEntry: () => encodeUtf8('another entry') }),
  },
  { code: 'witnessing_inactive', verdict: 'VERIFIED', kit: { witnesses: 'none' } },
  { ...open, code: 'witness_policy_not_known', input: () => ({ trust: { pinned: null } }) },
  { ...refused, code: 'cosignature_invalid', ...misSigned('witness-2') },
  { ...open, code: 'quorum_not_met', because: 'one of two', ...unsigned('witness-1') },
  { ...open, code: 'quorum_not_met', because: 'no witness', ...unsigned('witness') },
  { ...open, code: 'quorum_not_met', because: 'no proof', kit: editFinished(TLOG_PROOF_PATH, () => null) },
];
