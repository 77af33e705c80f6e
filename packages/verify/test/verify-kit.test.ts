import { encodeUtf8, writeCanonical } from '@attestlayer/encoding';
import { MANIFEST_PATH, signTrust, TRUST_PATH } from '@attestlayer/kit';
import { asFolder, makeTestKit, openZipBytes, packZip, type TestKit } from '@attestlayer/testing';
import { expect, test } from 'vitest';
import {
  type CheckStatus,
  DEFAULT_POLICY,
  parsePolicy,
  parseStatusView,
  renderReportText,
  type StatusView,
  type VerificationReport,
  VerifyError,
  type VerifyInput,
  verifyKit,
} from '../src/index.ts';

function verify(kit: TestKit, input: Partial<VerifyInput> = {}): Promise<VerificationReport> {
  return verifyKit({ kit: asFolder(kit.files), trust: { pinned: kit.trust }, now: kit.now, ...input });
}

function statuses(report: VerificationReport): Record<string, CheckStatus> {
  return Object.fromEntries([...report.proves, ...report.also].map((group) => [group.name, group.status]));
}

function viewOf({ receipt }: TestKit): StatusView {
  return { origin: receipt.log.origin, size: 6, root: '0'.repeat(64), withdrawn: [], revoked: [] };
}

test('a valid kit is VERIFIED, as a folder and as a ZIP, with the same report', async () => {
  const kit = await makeTestKit();
  const report = await verify(kit);
  expect(report.verdict).toBe('VERIFIED');
  expect(report.exit_code).toBe(0);
  expect(statuses(report)).toEqual({
    files_match_manifest: 'PASS',
    manifest_matches_receipt: 'PASS',
    receipt_key_known: 'PASS',
    receipt_signature_valid: 'PASS',
    unmodified_since_issuance: 'PASS',
    logged: 'PASS',
    witnessed: 'PASS',
    key_valid_at_log_index: 'PASS',
    not_withdrawn: 'NOT_ESTABLISHED',
    time_bracket: 'NOT_ESTABLISHED',
  });
  const packed = await verify(kit, { kit: await openZipBytes(await packZip(kit.files)) });
  expect(packed.verdict).toBe('VERIFIED');
  expect(packed.kit).toEqual(report.kit);
});

test('a report says what is known of the kit', async () => {
  const kit = await makeTestKit();
  const report = await verify(kit);
  expect(report.kit).toMatchObject({
    receipt_id: kit.receipt.receipt_id,
    issuer: { id: 'issuer.test.example', name: 'Test Issuer' },
    outcome: 'PASS',
    attempt: 2,
    files: kit.manifest.totals.files,
    log_index: 3,
  });
  expect(report.trust).toEqual({ version: 1, as_of_size: 1, expires: kit.trustRoot.expires });
});

test('without a trust root nothing that needs a key is established, and nothing is refuted', async () => {
  const report = await verify(await makeTestKit(), { trust: { pinned: null } });
  expect(report.verdict).toBe('NOT_ESTABLISHED');
  expect(statuses(report)).toMatchObject({
    files_match_manifest: 'PASS',
    manifest_matches_receipt: 'PASS',
    receipt_key_known: 'NOT_ESTABLISHED',
    receipt_signature_valid: 'NOT_ESTABLISHED',
    unmodified_since_issuance: 'NOT_ESTABLISHED',
    logged: 'NOT_ESTABLISHED',
    witnessed: 'NOT_ESTABLISHED',
    key_valid_at_log_index: 'NOT_ESTABLISHED',
  });
});

test('a sealed kit without its log proof holds the five proofs and is NOT_ESTABLISHED', async () => {
  const kit = await makeTestKit({ edit: { files: (files) => void files.delete('proof/receipt.tlog-proof') } });
  const report = await verify(kit);
  expect(report.verdict).toBe('NOT_ESTABLISHED');
  expect(report.proves.every((group) => group.status === 'PASS')).toBe(true);
});

test('an update of the trust root is followed, and a later revocation in it counts', async () => {
  const kit = await makeTestKit();
  const next = structuredClone(kit.trustRoot);
  next.version = 2;
  const good = await signTrust({ root: next, signers: [kit.keys.root] });
  expect((await verify(kit, { trust: { pinned: kit.trust, updates: [good] } })).trust?.version).toBe(2);
  Object.assign(next.issuers[0]!.keys[0]!, { state: 'compromised', last_valid_index: 1 });
  const revoking = await signTrust({ root: next, signers: [kit.keys.root] });
  expect((await verify(kit, { trust: { pinned: kit.trust, updates: [revoking] } })).verdict).toBe('NOT_VERIFIED');
});

test('a status view that covers the receipt establishes that it was not withdrawn', async () => {
  const kit = await makeTestKit();
  const policy = { ...DEFAULT_POLICY, require: ['not_withdrawn' as const] };
  const report = await verify(kit, { status: viewOf(kit), policy });
  expect(report.verdict).toBe('VERIFIED');
  expect(report.also.find((group) => group.name === 'not_withdrawn')).toMatchObject({ status: 'PASS', required: true });
});

test('a policy that requires witnesses refuses a trust root without any', async () => {
  const kit = await makeTestKit({ witnesses: 'none' });
  expect((await verify(kit)).verdict).toBe('VERIFIED');
  const policy = { ...DEFAULT_POLICY, require: ['witnessed' as const] };
  expect((await verify(kit, { policy })).verdict).toBe('NOT_ESTABLISHED');
});

function byWitnesses(time: string) {
  return { time, evidence: 'cosignatures', by: 'witness-1.test.example, witness-2.test.example' };
}

test('the time bracket ends when the quorum had cosigned', async () => {
  const report = await verify(await makeTestKit());
  expect(report.time_bracket).toEqual({ not_before: null, not_after: byWitnesses('2026-04-02T10:30:00.000Z') });
});

test('the time bracket begins when the quorum had cosigned the state that the receipt names', async () => {
  const kit = await makeTestKit({ attach: ['after_checkpoint'] });
  const report = await verify(kit, { policy: { ...DEFAULT_POLICY, require: ['time_bracket'] } });
  expect(report.verdict).toBe('VERIFIED');
  expect(report.time_bracket).toEqual({
    not_before: byWitnesses('2026-04-02T09:30:00.000Z'),
    not_after: byWitnesses('2026-04-02T10:30:00.000Z'),
  });
  const text = renderReportText(report, { colour: false });
  expect(text).toMatch(/not before {2}2026-04-02T09:30:00\.000Z .*witness-1/);
  expect(text).toMatch(/not after {3}2026-04-02T10:30:00\.000Z .*witness-1/);
});

test('the earliest of witnesses and time-stamps ends the bracket, with the doubt of the authority', async () => {
  const both = await makeTestKit({ attach: ['after_checkpoint', 'receipt_timestamp', 'checkpoint_timestamp'] });
  const report = await verify(both, { policy: { ...DEFAULT_POLICY, require: ['time_bracket'] } });
  expect(report.verdict).toBe('VERIFIED');
  expect(report.time_bracket.not_after).toEqual({
    time: '2026-04-02T10:05:01.501Z',
    evidence: 'receipt_timestamp',
    by: 'Test Time Authority',
  });
  const later = await verify(await makeTestKit({ attach: ['checkpoint_timestamp'] }));
  expect(later.time_bracket.not_after).toEqual(byWitnesses('2026-04-02T10:30:00.000Z'));
});

test('a time-stamp ends the bracket of a kit that nobody witnesses', async () => {
  const kit = await makeTestKit({ witnesses: 'none', attach: ['receipt_timestamp'] });
  expect((await verify(kit)).time_bracket.not_after?.evidence).toBe('receipt_timestamp');
});

test('a time-stamp over the checkpoint dates a receipt that is proven to be in it', async () => {
  const kit = await makeTestKit({ attach: ['checkpoint_timestamp'] });
  const unwitnessed = { ...kit.trustRoot, witness_policy: ['quorum none'] };
  const trust = { pinned: await signTrust({ root: unwitnessed, signers: [kit.keys.root] }) };
  expect((await verify(kit, { trust })).time_bracket.not_after).toEqual({
    time: '2026-04-03T10:00:01.501Z',
    evidence: 'checkpoint_timestamp',
    by: 'Test Time Authority',
  });
  const frozen = structuredClone(unwitnessed);
  Object.assign(frozen.logs[0]!, { state: 'frozen', final: { size: 4, root: '0'.repeat(64) } });
  const pinned = await signTrust({ root: frozen, signers: [kit.keys.root] });
  expect((await verify(kit, { trust: { pinned } })).time_bracket.not_after).toBeNull();
});

test('text from the kit cannot command a terminal or reorder a line', async () => {
  const name = 'evil\u202Eyrros';
  const kit = await makeTestKit({
    edit: {
      manifest: (draft) => Object.assign(draft.issuer, { name: name }),
      receipt: (draft) => Object.assign(draft.issuer, { name: name }),
    },
  });
  const report = await verify(kit);
  expect(JSON.stringify(report)).not.toContain('\u202E');
  expect(report.kit?.issuer?.name).toBe('evil\uFFFDyrros');
});

test('a kit with thousands of wrong files gets a short report', async () => {
  const kit = await makeTestKit({
    edit: {
      files: (files) => {
        for (let number = 0; number < 500; number += 1) files.set(`extra/${number}`, encodeUtf8('x'));
      },
    },
  });
  const checks = (await verify(kit)).proves[0]!.checks.filter((check) => check.name === 'file_set');
  expect(checks).toHaveLength(50);
  expect(checks.at(-1)?.found).toBe('and 451 more');
});

test('progress counts the bytes of the core', async () => {
  const kit = await makeTestKit();
  const seen: [string, number, number][] = [];
  await verify(kit, {
    onProgress: ({ stage, doneBytes, totalBytes }) => void seen.push([stage, doneBytes, totalBytes]),
  });
  const { bytes } = kit.manifest.totals;
  expect(seen.filter(([stage]) => stage === 'files').at(-1)).toEqual(['files', bytes, bytes]);
  expect(new Set(seen.map(([stage]) => stage))).toEqual(new Set(['documents', 'files', 'proof']));
});

test('an aborted verification throws the reason of the signal', async () => {
  const kit = await makeTestKit();
  await expect(verify(kit, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
});

test('what the caller hands in beside the kit is checked', async () => {
  const kit = await makeTestKit();
  const code = (promise: Promise<unknown>) => promise.catch((error: VerifyError) => error.code);
  expect(await code(verify(kit, { now: 'yesterday' }))).toBe('time_malformed');
  expect(await code(verify(kit, { policy: { ...DEFAULT_POLICY, require: ['logged' as never] } }))).toBe(
    'policy_malformed',
  );
  expect(await code(verify(kit, { status: { ...viewOf(kit), size: -1 } }))).toBe('status_malformed');
});

test('policy and status documents are exact', () => {
  const policy = { schema: 'attestlayer.policy.v1', require: ['witnessed'] };
  expect(parsePolicy(writeCanonical(policy))).toEqual(policy);
  expect(() => parsePolicy(encodeUtf8(JSON.stringify(policy)))).toThrow(VerifyError);
  expect(() => parsePolicy(writeCanonical({ ...policy, require: ['witnessed', 'witnessed'] }))).toThrow(VerifyError);
  const view = { origin: 'log.example', size: 1, root: '0'.repeat(64), withdrawn: [], revoked: [] };
  expect(parseStatusView(writeCanonical({ ...view, schema: 'attestlayer.status.v1' }))).toEqual(view);
  expect(() => parseStatusView(writeCanonical(view))).toThrow(VerifyError);
});

test('the text of a report opens with the verdict and ends with the boundary', async () => {
  const kit = await makeTestKit();
  const report = await verify(kit);
  const text = renderReportText(report, { colour: false });
  expect(text.startsWith('VERIFIED\n')).toBe(true);
  expect(text.trimEnd().endsWith(report.boundary)).toBe(true);
  expect(text).not.toContain('\u001b');
  expect(renderReportText(report, { colour: true })).toContain('\u001b[32mVERIFIED\u001b[0m');
  const broken = new Map(kit.files).set(MANIFEST_PATH, encodeUtf8('{}'));
  const refused = renderReportText(await verify(kit, { kit: asFolder(broken) }), { colour: false });
  expect(refused).toContain('manifest_schema: manifest.json does not fit its schema (manifest.json)');
});

test('the text of a report tells of keys that only the kit knows, although nothing failed', async () => {
  const kit = await makeTestKit();
  const other = await makeTestKit({ issuerKey: 'other issuer' });
  const files = new Map(kit.files).set(TRUST_PATH, other.trust);
  const report = await verify(kit, { kit: asFolder(files) });
  expect(report.verdict).toBe('VERIFIED');
  expect(renderReportText(report, { colour: false })).toContain(other.keys.issuer.publicKey.kid);
});
