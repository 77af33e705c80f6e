import { decodeHex, encodeHex, encodeUtf8 } from '@attestlayer/encoding';
import { CHECKPOINT_TIMESTAMP_PATH, RECEIPT_TIMESTAMP_PATH, TLOG_PROOF_PATH } from '@attestlayer/kit';
import { LATE_RECEIPT_TOKEN, type TestKitEdits, type TestKitOptions } from '@attestlayer/testing';
import type { VerifyInput } from '../../src/index.ts';
import { decode, editFinished, type FailureCase } from './failure-case.ts';

const refused = { verdict: 'NOT_VERIFIED' } as const;
const open = { verdict: 'NOT_ESTABLISHED' } as const;
const REQUIRED: Partial<VerifyInput> = { policy: { schema: 'attestlayer.policy.v1', require: ['time_bracket'] } };

/** Object identifiers in DER, in hex: the hash of a message imprint, and the purpose of a certificate. */
const SHA_256 = '0609608648016503040201';
const SHA_224 = '0609608648016503040204';
const TIME_STAMPING = '06082b06010505070308';
const CODE_SIGNING = '06082b06010505070303';

/** With the checkpoint in receipt.after attached, cosigned half an hour before the receipt was issued. */
function after(edit: TestKitEdits = {}): { kit: TestKitOptions } {
  return { kit: { attach: ['after_checkpoint'], edit } };
}

/** Changes the text of the attached checkpoint; signatures stay as they are. */
function afterNote(change: (text: string) => string): { kit: TestKitOptions } {
  return after({ afterNote: (bytes) => encodeUtf8(change(decode(bytes))) });
}

function issuedAt(time: string): TestKitEdits {
  return { receipt: (draft) => Object.assign(draft, { issued_at: time }) };
}

/** With a token over receipt.jws, of an authority that the trust root lists. */
function stamped(change: (token: Uint8Array) => Uint8Array, edit: TestKitEdits = {}): { kit: TestKitOptions } {
  const files = (draft: Map<string, Uint8Array>) => {
    draft.set(RECEIPT_TIMESTAMP_PATH, change(draft.get(RECEIPT_TIMESTAMP_PATH)!));
  };
  return { kit: { attach: ['receipt_timestamp'], edit: { ...edit, files } } };
}

function same(token: Uint8Array): Uint8Array {
  return token;
}

function replaceHex(from: string, to: string): (token: Uint8Array) => Uint8Array {
  return (token) => decodeHex(encodeHex(token).replaceAll(from, to));
}

/** The signature is the last thing in a token. */
function flipLastByte(token: Uint8Array): Uint8Array {
  return token.with(-1, token.at(-1)! ^ 1);
}

/** Lower bound, upper bound and the tokens; witnesses cosigned the proof of every test kit at 10:30. */
export const TIME_CASES: FailureCase[] = [
  {
    ...refused,
    code: 'after_origin_differs',
    kit: { edit: { receipt: (draft) => Object.assign(draft.after, { origin: 'other.example' }) } },
  },
  {
    ...refused,
    code: 'after_not_before_index',
    kit: { edit: { receipt: (draft) => Object.assign(draft.after, { size: 4 }) } },
  },
  { ...open, code: 'after_not_checked', kit: editFinished(TLOG_PROOF_PATH, () => null) },
  { code: 'lower_bound_not_established', verdict: 'VERIFIED' },
  { ...open, code: 'lower_bound_not_established', because: 'required', input: () => REQUIRED },
  {
    code: 'lower_bound_not_established',
    because: 'no quorum',
    verdict: 'VERIFIED',
    ...afterNote((text) => text.replace(/^— witness-2.*\n/m, '')),
  },
  {
    code: 'lower_bound_not_established',
    because: 'quorum none',
    verdict: 'VERIFIED',
    kit: { witnesses: 'none', attach: ['after_checkpoint'] },
  },
  {
    ...refused,
    code: 'after_checkpoint_malformed',
    ...afterNote((text) => text.replace('\n3\n', '\n03\n')),
  },
  { ...refused, code: 'after_checkpoint_malformed', because: 'empty', ...afterNote(() => '') },
  {
    ...refused,
    code: 'source_entry_too_large',
    because: 'earlier checkpoint',
    ...afterNote((text) => text.padEnd(300_000)),
  },
  {
    ...refused,
    code: 'after_checkpoint_differs',
    because: 'size',
    ...after({ afterCheckpoint: (draft) => Object.assign(draft, { size: 2 }) }),
  },
  {
    ...refused,
    code: 'after_checkpoint_differs',
    because: 'root',
    ...after({ afterCheckpoint: (draft) => Object.assign(draft, { root: new Uint8Array(32) }) }),
  },
  {
    ...refused,
    code: 'after_signature_invalid',
    because: 'not by the log',
    ...afterNote((text) => text.replace(/^— log.*\n/m, '')),
  },
  {
    ...refused,
    code: 'after_signature_invalid',
    because: 'witness',
    ...afterNote((text) =>
      text.replace(/^(— witness-1\S* .{40})(.)/m, (_, head, one) => `${head}${one === 'A' ? 'B' : 'A'}`),
    ),
  },
  {
    code: 'lower_bound_after_upper_bound',
    verdict: 'VERIFIED',
    kit: { attach: ['after_checkpoint'], afterCosignedAt: '2026-04-02T10:40:01.000Z' },
  },
  { code: 'upper_bound_not_established', verdict: 'VERIFIED', kit: { witnesses: 'none' } },
  {
    ...refused,
    code: 'issued_at_after_upper_bound',
    kit: { edit: issuedAt('2026-04-02T10:40:00.001Z') },
  },
  { ...refused, code: 'issued_at_before_lower_bound', ...after(issuedAt('2026-04-02T09:19:59.999Z')) },
  { code: 'timestamp_absent', verdict: 'VERIFIED' },
  {
    code: 'timestamp_authority_not_trusted',
    verdict: 'VERIFIED',
    ...stamped(same, { trustRoot: (draft) => void draft.tsas.pop() }),
  },
  {
    ...open,
    code: 'timestamp_authority_not_trusted',
    because: 'required',
    ...stamped(same, { trustRoot: (draft) => void draft.tsas.pop() }),
    input: () => REQUIRED,
  },
  { ...open, code: 'timestamp_not_checked', ...stamped(same), input: () => ({ trust: { pinned: null } }) },
  {
    ...open,
    code: 'timestamp_not_checked',
    because: 'no proof',
    kit: { attach: ['checkpoint_timestamp'], edit: { files: (draft) => void draft.delete(TLOG_PROOF_PATH) } },
  },
  { ...refused, code: 'timestamp_too_large', ...stamped(() => new Uint8Array(70_000)) },
  { ...refused, code: 'timestamp_malformed', ...stamped(() => encodeUtf8('a token')) },
  { ...refused, code: 'timestamp_malformed', because: 'cut off', ...stamped((token) => token.slice(0, -1)) },
  {
    ...refused,
    code: 'timestamp_malformed',
    because: 'checkpoint',
    kit: editFinished(CHECKPOINT_TIMESTAMP_PATH, () => 'a token'),
  },
  {
    ...refused,
    code: 'timestamp_message_differs',
    kit: { variant: 2, attach: ['receipt_timestamp'] },
  },
  {
    ...refused,
    code: 'timestamp_message_differs',
    because: 'checkpoint',
    kit: { variant: 2, attach: ['checkpoint_timestamp'] },
  },
  { code: 'timestamp_algorithm_unsupported', verdict: 'VERIFIED', ...stamped(replaceHex(SHA_256, SHA_224)) },
  { ...refused, code: 'timestamp_signature_invalid', ...stamped(flipLastByte) },
  {
    ...refused,
    code: 'timestamp_certificate_invalid',
    ...stamped(replaceHex(TIME_STAMPING, CODE_SIGNING)),
  },
  { ...refused, code: 'timestamp_certificate_not_valid', ...stamped(() => LATE_RECEIPT_TOKEN) },
];
