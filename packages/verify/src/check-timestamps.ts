import { decodeBase64, encodeUtf8, parseTimestamp } from '@attestlayer/encoding';
import { CHECKPOINT_TIMESTAMP_PATH, RECEIPT_TIMESTAMP_PATH, type TrustRoot } from '@attestlayer/kit';
import type { TimestampCode, TimestampResult } from '@attestlayer/timestamp';
import type { ReceiptJws } from './check-signature.ts';
import type { VerificationCode } from './codes/index.ts';
import { MAX_TIMESTAMP_TOKEN_BYTES } from './limits.ts';
import type { LogProof } from './read-log-proof.ts';
import { orNull, type Run } from './run.ts';

/** By when a time-stamp authority had seen the bytes, its own doubt included. */
export type TimestampBound = { timeMs: number; authority: string };

type TimestampCheck = 'timestamp_token' | 'checkpoint_timestamp_token';

/** How the result of a token is reported: what the reader lacks refutes nothing, what is wrong does. */
const CODES: Record<TimestampCode, { status: 'fail' | 'notEstablished'; code: VerificationCode }> = {
  token_too_large: { status: 'fail', code: 'timestamp_too_large' },
  token_malformed: { status: 'fail', code: 'timestamp_malformed' },
  token_not_granted: { status: 'fail', code: 'timestamp_malformed' },
  token_algorithm_unsupported: { status: 'notEstablished', code: 'timestamp_algorithm_unsupported' },
  imprint_differs: { status: 'fail', code: 'timestamp_message_differs' },
  nonce_differs: { status: 'fail', code: 'timestamp_message_differs' },
  signer_not_found: { status: 'notEstablished', code: 'timestamp_authority_not_trusted' },
  signed_attributes_invalid: { status: 'fail', code: 'timestamp_signature_invalid' },
  signature_invalid: { status: 'fail', code: 'timestamp_signature_invalid' },
  certificate_purpose_invalid: { status: 'fail', code: 'timestamp_certificate_invalid' },
  certificate_not_valid_at_time: { status: 'fail', code: 'timestamp_certificate_not_valid' },
  certificate_chain_invalid: { status: 'fail', code: 'timestamp_certificate_invalid' },
  authority_not_trusted: { status: 'notEstablished', code: 'timestamp_authority_not_trusted' },
};

/** The token over the bytes of receipt.jws (spec/verification.md 4.21). */
export function checkReceiptTimestamp(
  run: Run,
  trust: TrustRoot | null,
  jws: ReceiptJws | null,
): Promise<TimestampBound | null> {
  const message = jws === null ? null : encodeUtf8(jws.text);
  return checkTimestamp(run, { check: 'timestamp_token', path: RECEIPT_TIMESTAMP_PATH, trust, message });
}

/** The token over the checkpoint in the log proof; one such token dates every receipt below its size. */
export function checkCheckpointTimestamp(
  run: Run,
  trust: TrustRoot | null,
  log: LogProof | null,
): Promise<TimestampBound | null> {
  const message = log?.proof.checkpoint ?? null;
  return checkTimestamp(run, {
    check: 'checkpoint_timestamp_token',
    path: CHECKPOINT_TIMESTAMP_PATH,
    trust,
    message,
  });
}

type Stamped = { check: TimestampCheck; path: string; trust: TrustRoot | null; message: Uint8Array | null };

async function checkTimestamp(run: Run, { check, path, trust, message }: Stamped): Promise<TimestampBound | null> {
  const { findings, entries } = run;
  const entry = entries.get(path);
  if (entry === undefined) {
    findings.notApplicable(check, 'timestamp_absent', { path });
    return null;
  }
  if (entry.size > MAX_TIMESTAMP_TOKEN_BYTES) {
    const detail = { path, expected: `at most ${MAX_TIMESTAMP_TOKEN_BYTES} bytes`, found: `${entry.size}` };
    findings.fail(check, 'timestamp_too_large', detail);
    return null;
  }
  if (trust === null || message === null) {
    findings.notEstablished(check, 'timestamp_not_checked', { path });
    return null;
  }
  const token = await orNull(run, check, path, () => entry.bytes(MAX_TIMESTAMP_TOKEN_BYTES));
  return token === null ? null : report(run, { check, path }, await verifyToken(token, message, trust));
}

/** Few kits have a token, and the code that reads one is larger than all the rest: it is loaded when there is one. */
async function verifyToken(token: Uint8Array, message: Uint8Array, { tsas }: TrustRoot): Promise<TimestampResult> {
  const { verifyTimestampToken } = await import('@attestlayer/timestamp');
  const authorities = tsas.map(({ name, certificates }) => ({ name, certificates: certificates.map(decodeBase64) }));
  return verifyTimestampToken({ token, message, authorities });
}

function report(
  { findings }: Run,
  { check, path }: Pick<Stamped, 'check' | 'path'>,
  result: TimestampResult,
): TimestampBound | null {
  if (result.status !== 'valid') {
    const { status, code } = CODES[result.code];
    findings[status](check, code, { path, found: result.detail });
    return null;
  }
  const { time, accuracyMs, authority, serial } = result;
  const accuracy = accuracyMs === null ? '' : `, give or take ${accuracyMs} ms`;
  findings.pass(check, { path, found: `${time}${accuracy}, ${authority}, serial number ${serial}` });
  return { timeMs: parseTimestamp(time) + (accuracyMs ?? 0), authority };
}
