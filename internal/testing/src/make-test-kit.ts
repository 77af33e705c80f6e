import { encodeUtf8, type JsonValue, writeCanonical } from '@attestlayer/encoding';
import {
  AFTER_CHECKPOINT_PATH,
  CHECKPOINT_TIMESTAMP_PATH,
  JWKS_PATH,
  MANIFEST_PATH,
  type Manifest,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  RECEIPT_TIMESTAMP_PATH,
  RECEIPT_TYP,
  type Receipt,
  receiptLogEntry,
  SHA256SUMS_PATH,
  signTrust,
  TLOG_PROOF_PATH,
  TRUST_PATH,
  type TrustRoot,
  writeSha256Sums,
} from '@attestlayer/kit';
import { type Signer, signDetachedJws, writeJwks } from '@attestlayer/signature';
import { makeCore } from './make-core.ts';
import { describeLog, makeAfterCheckpoint, makeEarlierLeaves, makeProof, type TestWitness } from './make-log.ts';
import { makeManifest, makeReceipt } from './make-manifest.ts';
import { makeTrustRoot } from './make-trust.ts';
import { makeSeedSigner } from './seed-signer.ts';
import { AFTER_COSIGNED_AT, ISSUER, VERIFIED_AT } from './test-kit-facts.ts';
import type { TestKitOptions } from './test-kit-options.ts';
import { CHECKPOINT_TOKEN, RECEIPT_TOKEN, TEST_TIME_AUTHORITY } from './timestamp-fixture.ts';

/** The keys of a test kit. */
export type TestKeys = { issuer: Signer; log: Signer; root: Signer; witnesses: TestWitness[] };

/** A complete kit in memory, and what a reader would hold to verify it. */
export type TestKit = {
  files: Map<string, Uint8Array>;
  /** The trust file to pin. */
  trust: Uint8Array;
  trustRoot: TrustRoot;
  keys: TestKeys;
  manifest: Manifest;
  receipt: Receipt;
  /** The clock of the reader, RFC 3339. */
  now: string;
};

/**
 * Makes a complete kit: valid without edits, the same bytes each time, with tiny placeholders where other packages would
 * render something. Edits come before sealing, so that a test changes exactly one thing.
 */
export async function makeTestKit(options: TestKitOptions = {}): Promise<TestKit> {
  const { variant = 1, attach = [], edit = {} } = options;
  const keys = await makeKeys(options);
  const earlierLeaves = makeEarlierLeaves(keys.issuer);
  const trustRoot = makeTrustRoot({
    issuerKey: keys.issuer,
    logKey: keys.log,
    rootKey: keys.root,
    witnesses: keys.witnesses,
    firstLeaf: earlierLeaves[0]!,
  });
  if (attach.some((each) => each !== 'after_checkpoint')) trustRoot.tsas.push(TEST_TIME_AUTHORITY);
  edit.trustRoot?.(trustRoot);
  const trust = await signTrust({ root: trustRoot, signers: [keys.root] });
  const core = makeCore(variant, edit);
  const manifest = makeManifest(variant, core);
  edit.manifest?.(manifest);
  const manifestBytes = apply(edit.manifestBytes, writeCanonical(manifest as JsonValue));
  const after = describeLog(earlierLeaves);
  const { kid } = keys.issuer.publicKey;
  const receipt = makeReceipt({ variant, core, manifest, manifestBytes, kid, after });
  edit.receipt?.(receipt);
  const receiptBytes = apply(edit.receiptBytes, writeCanonical(receipt as JsonValue));
  const signed = await signDetachedJws({ signer: keys.issuer, typ: RECEIPT_TYP, payload: receiptBytes });
  const entry = receiptLogEntry({ receiptBytes, jws: signed, issuerId: ISSUER.id });
  const proof = await makeProof({
    earlierLeaves,
    entry: apply(edit.logEntry, entry),
    logKey: keys.log,
    witnesses: keys.witnesses,
    edit,
  });
  const files = new Map<string, Uint8Array>([
    ...core.files,
    [MANIFEST_PATH, manifestBytes],
    [RECEIPT_PATH, receiptBytes],
    [RECEIPT_JWS_PATH, encodeUtf8(edit.jws?.(signed) ?? signed)],
    [SHA256SUMS_PATH, writeSha256Sums(manifest)],
    [TLOG_PROOF_PATH, proof],
    [TRUST_PATH, trust],
    [JWKS_PATH, writeCanonical(writeJwks([keys.issuer.publicKey]))],
  ]);
  if (attach.includes('after_checkpoint')) {
    const { log: logKey, witnesses } = keys;
    const { afterCosignedAt: cosignedAt = AFTER_COSIGNED_AT } = options;
    const note = await makeAfterCheckpoint({ earlierLeaves, logKey, witnesses, edit, cosignedAt });
    files.set(AFTER_CHECKPOINT_PATH, note);
  }
  if (attach.includes('receipt_timestamp')) files.set(RECEIPT_TIMESTAMP_PATH, RECEIPT_TOKEN);
  if (attach.includes('checkpoint_timestamp')) files.set(CHECKPOINT_TIMESTAMP_PATH, CHECKPOINT_TOKEN);
  edit.files?.(files);
  return { files, trust, trustRoot, keys, manifest, receipt, now: VERIFIED_AT };
}

async function makeKeys({ issuerKey = 'issuer', witnesses = 'two' }: TestKitOptions): Promise<TestKeys> {
  const names = witnesses === 'two' ? ['witness-1.test.example', 'witness-2.test.example'] : [];
  return {
    issuer: await makeSeedSigner(issuerKey),
    log: await makeSeedSigner('log'),
    root: await makeSeedSigner('root'),
    witnesses: await Promise.all(names.map(async (name) => ({ name, signer: await makeSeedSigner(name) }))),
  };
}

function apply<T>(edit: ((value: T) => T) | undefined, value: T): T {
  return edit === undefined ? value : edit(value);
}
