import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { signRevokeEntry, signWithdrawEntry, type TrustRoot, type TrustVersion, writeLogEntry } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import { makeMemoryLog } from '@attestlayer/testing';
import { describe, expect, it } from 'vitest';
import { makeLog, makeTrust, NOW, ORIGIN, publish, signerOf, WITNESSED } from '../test/watched-fixture.ts';
import { type AuditReport, auditLog, type LogFiles, watchLog } from './index.ts';

const issuer = signerOf('issuer');
const otherIssuer = signerOf('other issuer');
const roots = [signerOf('root'), signerOf('other root')];
const hashOf = (text: string) => sha256Hex(encodeUtf8(text));

const activation = (id: string, { publicKey }: Signer, action: 'activate' | 'retire' = 'activate') =>
  writeLogEntry({ entry: 'key.v1', action, issuer: id, kid: publicKey.kid, x: publicKey.jwk.x });
const receipt = (id: string, { publicKey }: Signer, text: string, mark = 'A') =>
  writeLogEntry({
    entry: 'receipt.v1',
    issuer: id,
    kid: publicKey.kid,
    receipt_sha256: hashOf(text),
    signature: mark + 'A'.repeat(85),
  });
const withdrawal = (id: string, signer: Signer, text: string) =>
  signWithdrawEntry({
    statement: { issuer: id, receipt_sha256: hashOf(text), kind: 'withdrawn', superseded_by: null },
    signer,
  });
const revocation = (signers: Signer[], last_valid_index: number) =>
  signRevokeEntry({
    statement: { issuer: 'issuer-a', kid: issuer.publicKey.kid, last_valid_index, state: 'compromised' },
    signers,
  });
const trustEntry = (version: number, text = `trust ${version}`) =>
  writeLogEntry({ entry: 'trust.v1', version, trust_sha256: hashOf(text) });

/** The two activations that the trust root names, at the indices that it names. */
const start = [activation('issuer-a', issuer), activation('issuer-b', otherIssuer)];

async function audit(
  entries: Uint8Array[],
  options: { trust?: Partial<TrustRoot>; earlier?: TrustVersion[]; fingerprint?: string; files?: LogFiles } = {},
) {
  const memory = makeMemoryLog({ origin: ORIGIN, signer: signerOf('log'), entryAt: (index) => entries[index]! });
  const trust = makeTrust(options.trust);
  return auditLog({
    log: watchLog({ trust, now: NOW }),
    files: options.files ?? (await publish(memory, entries.length)),
    versions: [...(options.earlier ?? []), { root: trust, fingerprint: options.fingerprint ?? hashOf('trust 1') }],
  });
}

/** Code and index of everything that the audit of these entries, behind the two activations, finds. */
async function findings(entries: Uint8Array[], options?: Parameters<typeof audit>[1]) {
  const report = (await audit([...start, ...entries], options)) as AuditReport;
  expect(report.status).toBe('audited');
  return report.findings.map(({ code, index }) => [code, index]);
}

describe('auditLog', () => {
  it('finds nothing in a log that keeps its rules', async () => {
    const entries = [
      ...start,
      trustEntry(1),
      receipt('issuer-a', issuer, 'A'),
      receipt('issuer-b', otherIssuer, 'B'),
      await withdrawal('issuer-a', issuer, 'A'),
      trustEntry(2),
    ];
    expect(await audit(entries, { trust: { version: 2 }, fingerprint: hashOf('trust 2') })).toMatchObject({
      status: 'audited',
      origin: ORIGIN,
      size: 7,
      witnessing: 'inactive',
      entries: { 'receipt.v1': 2, 'key.v1': 2, 'revoke.v1': 0, 'withdraw.v1': 1, 'trust.v1': 2 },
      violations: 0,
      notices: 0,
      findings: [],
    });
  });

  it('reads a log of many bundles', async () => {
    const receipts = Array.from({ length: 600 }, (_, number) => receipt('issuer-a', issuer, `${number}`));
    expect(await findings(receipts)).toEqual([]);
  });

  it('finds what is no entry', async () => {
    expect(await findings([encodeUtf8('hello'), encodeUtf8('{"entry":"other.v1"}')])).toEqual([
      ['entry_malformed', 2],
      ['entry_malformed', 3],
    ]);
  });

  it('finds receipts under keys that are not good at their index', async () => {
    const thief = signerOf('thief');
    const early = [receipt('issuer-b', otherIssuer, 'early'), activation('issuer-b', otherIssuer)];
    const report = (await audit([activation('issuer-a', issuer), ...early])) as AuditReport;
    expect(report.findings.map(({ code, index }) => [code, index])).toEqual([
      ['receipt_key_not_valid', 1],
      ['key_not_in_trust', 2],
      ['key_not_announced', 1],
    ]);
    const entries = [
      receipt('issuer-a', thief, 'A'),
      receipt('issuer-c', issuer, 'B'),
      receipt('issuer-b', issuer, 'C'),
    ];
    expect(await findings(entries)).toEqual([2, 3, 4].map((index) => ['receipt_key_not_valid', index]));
  });

  it('finds receipts behind the end of a key', async () => {
    const { issuers } = makeTrust();
    issuers[0]!.keys[0]!.last_valid_index = 2;
    issuers[0]!.keys[0]!.state = 'compromised';
    const entries = [receipt('issuer-a', issuer, 'A'), receipt('issuer-a', issuer, 'B'), await revocation(roots, 2)];
    expect(await findings(entries, { trust: { issuers } })).toEqual([['receipt_key_not_valid', 3]]);
  });

  it('finds a receipt that is logged a second time', async () => {
    const twice = [receipt('issuer-a', issuer, 'A'), receipt('issuer-a', issuer, 'A', 'B')];
    expect(await findings(twice)).toEqual([['receipt_repeated', 3]]);
  });

  it('finds withdrawals without authority', async () => {
    const entries = [
      receipt('issuer-a', issuer, 'A'),
      await withdrawal('issuer-b', otherIssuer, 'A'),
      await withdrawal('issuer-a', otherIssuer, 'A'),
      await withdrawal('issuer-a', issuer, 'never logged'),
    ];
    expect(await findings(entries)).toEqual([3, 4, 5].map((index) => ['withdrawal_without_authority', index]));
  });

  it('finds revocations without the threshold of the roots, and ones that the trust root does not know yet', async () => {
    const entries = [await revocation([roots[0]!], 5), await revocation([issuer], 6), await revocation(roots, 7)];
    expect(await findings(entries)).toEqual([
      ['revocation_without_authority', 2],
      ['revocation_without_authority', 3],
      ['revocation_not_in_trust', 4],
    ]);
  });

  it('counts what the roots of an earlier version signed while they were in force, and nothing later', async () => {
    const newRoot = signerOf('thief');
    const earlier = [{ root: makeTrust(), fingerprint: hashOf('trust 1') }];
    const trust = { version: 2, roots: { threshold: 1, keys: [newRoot.publicKey.jwk] } };
    const options = { earlier, trust, fingerprint: hashOf('trust 2') };
    const entries = [trustEntry(1), await revocation(roots, 7), trustEntry(2), await revocation(roots, 6)];
    expect(await findings(entries, options)).toEqual([
      ['revocation_not_in_trust', 3],
      ['revocation_without_authority', 5],
    ]);
    expect(await findings(entries.slice(0, 3), { ...options, earlier: [] })).toEqual([
      ['revocation_without_authority', 3],
    ]);
  });

  it('finds trust roots out of order, and one that differs from the file at hand', async () => {
    const held = { trust: { version: 2 }, fingerprint: hashOf('another file') };
    expect(await findings([trustEntry(1), trustEntry(2), trustEntry(2, 'x'), trustEntry(4)], held)).toEqual([
      ['trust_file_differs', 3],
      ['trust_version_order', 4],
      ['trust_file_differs', 4],
      ['trust_version_order', 5],
    ]);
  });

  it('finds keys that were announced and are not trusted yet, and ends of keys without complaint', async () => {
    const entries = [activation('issuer-a', signerOf('thief')), activation('issuer-a', issuer, 'retire')];
    const report = (await audit([...start, ...entries])) as AuditReport;
    expect(report).toMatchObject({ violations: 0, notices: 1 });
    expect(report.findings).toMatchObject([{ code: 'key_not_in_trust', index: 2, severity: 'notice' }]);
  });

  it('counts all that it finds and lists the first thousand', async () => {
    const entries = Array.from({ length: 1100 }, (_, number) => encodeUtf8(`${number}`));
    const report = (await audit([...start, ...entries])) as AuditReport;
    expect(report.violations).toBe(1100);
    expect(report.findings).toHaveLength(1000);
  });

  it('raises the alarms of the monitor before it reads an entry', async () => {
    const other = await publish(makeLog('entry', signerOf('thief')), 5);
    expect(await audit(start, { files: other })).toMatchObject({ status: 'alarm', code: 'bad_signature' });
    expect(await audit(start, { trust: { witness_policy: WITNESSED } })).toMatchObject({ code: 'quorum_missed' });
  });

  it('raises an alarm for entries that are not those of the tree', async () => {
    const memory = makeMemoryLog({ origin: ORIGIN, signer: signerOf('log'), entryAt: (index) => start[index]! });
    const files = await publish(memory, 2);
    const bundles = makeMemoryLog({
      origin: ORIGIN,
      signer: signerOf('log'),
      entryAt: () => receipt('issuer-a', issuer, 'A'),
    });
    await bundles.at(2);
    const swapped: LogFiles = {
      ...files,
      tile: (path) => (path.startsWith('tile/entries') ? bundles.readTile(path) : files.tile(path)),
    };
    expect(await audit(start, { files: swapped })).toMatchObject({ status: 'alarm', code: 'files_damaged' });
    const withheld: LogFiles = {
      ...files,
      tile: async (path) => (path.startsWith('tile/entries') ? null : files.tile(path)),
    };
    expect(await audit(start, { files: withheld })).toMatchObject({ status: 'alarm', code: 'unreachable' });
  });
});
