import { encodeHex, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import {
  type LogEntry,
  signRevokeEntry,
  signWithdrawEntry,
  type TrustRoot,
  type TrustVersion,
  writeLogEntry,
} from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import { emptyRoot } from '@attestlayer/tlog';
import { describe, expect, it } from 'vitest';
import {
  fillLog,
  identityOf,
  makeDirectory,
  makeSigner,
  ORIGIN,
  openForTest,
  throwsWithCode,
} from '../test/log-fixture.ts';
import { buildStatusView, readStatusView } from './index.ts';

const [issuer, otherIssuer, root, otherRoot, thirdRoot, logSigner] = Array.from({ length: 6 }, makeSigner) as [
  Signer,
  Signer,
  Signer,
  Signer,
  Signer,
  Signer,
];
const receiptA = sha256Hex(encodeUtf8('receipt A'));
const receiptB = sha256Hex(encodeUtf8('receipt B'));

const issuerEntry = (id: string, { publicKey }: Signer): TrustRoot['issuers'][number] => ({
  id,
  name: id,
  keys: [{ kid: publicKey.kid, jwk: publicKey.jwk, active_from_index: 0, last_valid_index: null, state: 'active' }],
});

const trust: TrustRoot = {
  schema: 'attestlayer.trust.v1',
  version: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  expires: '2027-01-01T00:00:00.000Z',
  as_of: { origin: ORIGIN, size: 0, root: encodeHex(emptyRoot) },
  roots: { threshold: 2, keys: [root, otherRoot, thirdRoot].map(({ publicKey }) => publicKey.jwk) },
  issuers: [issuerEntry('issuer-a', issuer), issuerEntry('issuer-b', otherIssuer)],
  logs: [{ origin: ORIGIN, vkey: identityOf(logSigner).logKey.vkey, state: 'active', final: null }],
  witness_policy: ['quorum none'],
  tsas: [],
};

const activation = writeLogEntry({
  entry: 'key.v1',
  action: 'activate',
  issuer: 'issuer-a',
  kid: issuer.publicKey.kid,
  x: issuer.publicKey.jwk.x,
});

const logged = (id: string, { publicKey }: Signer, receipt_sha256: string) =>
  writeLogEntry({ entry: 'receipt.v1', issuer: id, kid: publicKey.kid, receipt_sha256, signature: 'A'.repeat(86) });

const withdrawal = (id: string, signer: Signer, receipt_sha256: string, superseded_by: string | null = null) =>
  signWithdrawEntry({
    statement: { issuer: id, receipt_sha256, kind: superseded_by === null ? 'withdrawn' : 'superseded', superseded_by },
    signer,
  });

const revocation = (signers: Signer[], last_valid_index: number) =>
  signRevokeEntry({
    statement: { issuer: 'issuer-a', kid: issuer.publicKey.kid, last_valid_index, state: 'compromised' },
    signers,
  });

const versionOf = (root: TrustRoot): TrustVersion => ({
  root,
  fingerprint: sha256Hex(encodeUtf8(`trust ${root.version}`)),
});

const announced = ({ root: { version }, fingerprint }: TrustVersion) =>
  writeLogEntry({ entry: 'trust.v1', version, trust_sha256: fingerprint });

async function build(entries: Uint8Array[], ...versions: TrustRoot[]) {
  const indexed = entries.map((bytes, index) => ({ index, bytes }));
  const { withdrawn, revoked } = await buildStatusView(
    { origin: ORIGIN, size: entries.length, root: emptyRoot, entries: indexed },
    (versions.length === 0 ? [trust] : versions).map(versionOf),
  );
  return { withdrawn, revoked };
}

describe('buildStatusView', () => {
  it('lists withdrawals and revocations', async () => {
    const entries = [
      activation,
      logged('issuer-a', issuer, receiptA),
      logged('issuer-a', issuer, receiptB),
      await withdrawal('issuer-a', issuer, receiptA, receiptB),
      await withdrawal('issuer-a', issuer, receiptA),
      await revocation([root, thirdRoot], 2),
    ];
    expect(await build(entries)).toEqual({
      withdrawn: [
        { receipt_sha256: receiptA, index: 3, kind: 'superseded' },
        { receipt_sha256: receiptA, index: 4, kind: 'withdrawn' },
      ],
      revoked: [{ kid: issuer.publicKey.kid, last_valid_index: 2 }],
    });
  });

  it('passes over withdrawals without authority', async () => {
    const signed = await withdrawal('issuer-a', issuer, receiptA);
    const { entry, signature, ...rest } = JSON.parse(new TextDecoder().decode(signed)) as LogEntry & {
      signature: string;
    };
    const forged = writeLogEntry({
      ...rest,
      entry,
      signature: (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1),
      kind: 'withdrawn',
    } as LogEntry);
    const entries = [
      activation,
      signed, // before the receipt was logged
      logged('issuer-a', issuer, receiptA),
      forged,
      logged('issuer-b', otherIssuer, receiptA), // somebody else logs the same receipt again
      await withdrawal('issuer-b', otherIssuer, receiptA),
      await withdrawal('issuer-a', otherIssuer, receiptA), // a key of another issuer
      await withdrawal('issuer-c', issuer, receiptA),
    ];
    expect((await build(entries)).withdrawn).toEqual([]);
  });

  it('passes over withdrawals by a key that was not good at that index', async () => {
    const [{ keys }] = trust.issuers as [TrustRoot['issuers'][number]];
    const retired = { ...keys[0]!, state: 'retired' as const, last_valid_index: 2 };
    const later: TrustRoot = { ...trust, issuers: [{ id: 'issuer-a', name: 'A', keys: [retired] }] };
    const signed = await withdrawal('issuer-a', issuer, receiptA);
    const entries = [activation, logged('issuer-a', issuer, receiptA), signed, signed];
    expect((await build(entries, later)).withdrawn).toEqual([
      { receipt_sha256: receiptA, index: 2, kind: 'withdrawn' },
    ]);
  });

  it('takes a revocation from the threshold of the roots only', async () => {
    expect((await build([await revocation([root], 2)])).revoked).toEqual([]);
    expect((await build([await revocation([root, issuer], 2)])).revoked).toEqual([]);
  });

  describe('when the roots are replaced', () => {
    const newRoots = [makeSigner(), makeSigner()] as const;
    const next: TrustRoot = {
      ...trust,
      version: 2,
      roots: { threshold: 2, keys: newRoots.map(({ publicKey }) => publicKey.jwk) },
    };
    const [first, second] = [announced(versionOf(trust)), announced(versionOf(next))];
    const byOld = (last: number) => revocation([root, otherRoot], last);
    const revokedAt = async (entries: Uint8Array[], ...versions: TrustRoot[]) =>
      (await build(entries, ...versions)).revoked.map(({ last_valid_index }) => last_valid_index);

    it('goes on to count what the old ones signed while they were in force', async () => {
      expect(await revokedAt([activation, first, await byOld(1), second], trust, next)).toEqual([1]);
    });

    it('passes over what is signed with the old ones afterwards', async () => {
      expect(await revokedAt([activation, first, second, await byOld(1)], trust, next)).toEqual([]);
    });

    it('takes the new ones before and after their version is announced', async () => {
      const byNew = await revocation([...newRoots], 1);
      expect(await revokedAt([activation, first, byNew, second], trust, next)).toEqual([1]);
      expect(await revokedAt([activation, first, second, byNew], trust, next)).toEqual([1]);
    });

    it('never takes signatures of both together', async () => {
      const mixed = await revocation([root, newRoots[0]], 1);
      expect(await revokedAt([activation, first, mixed, second], trust, next)).toEqual([]);
    });

    it('is not told by an announcement of another file', async () => {
      const other = writeLogEntry({ entry: 'trust.v1', version: 2, trust_sha256: receiptA });
      expect(await revokedAt([activation, first, other, await byOld(1), second], trust, next)).toEqual([1]);
    });

    it('passes over the old ones where their version is not at hand', async () => {
      expect(await revokedAt([activation, first, await byOld(1), second], next)).toEqual([]);
    });

    it('begins a log that follows another with the version before the one that lists it', async () => {
      const elsewhere: TrustRoot = { ...trust, logs: [{ ...trust.logs[0]!, origin: 'log.example/before' }] };
      const third: TrustRoot = { ...next, version: 3 };
      const middle: TrustRoot = { ...next, logs: elsewhere.logs };
      expect(await revokedAt([activation, await byOld(1)], elsewhere, middle, third)).toEqual([]);
      expect(await revokedAt([activation, await byOld(1)], elsewhere, next)).toEqual([1]);
    });
  });

  it('keeps the shortest window of a key that was revoked twice', async () => {
    const entries = [
      await revocation([root, otherRoot], 7),
      await revocation([root, otherRoot], 5),
      await revocation([root, otherRoot], 9),
    ];
    expect((await build(entries)).revoked).toEqual([{ kid: issuer.publicKey.kid, last_valid_index: 5 }]);
  });

  it('refuses a view with something else in it', async () => {
    await throwsWithCode('entry_damaged', () => build([encodeUtf8('{}')]));
  });
});

describe('readStatusView', () => {
  it('reads a log that the trust root lists', async () => {
    const directory = await makeDirectory();
    const log = await openForTest(directory, logSigner);
    for (const entry of [
      activation,
      logged('issuer-a', issuer, receiptA),
      await withdrawal('issuer-a', issuer, receiptA),
    ])
      await log.append(entry);
    expect(await readStatusView({ directory, versions: [versionOf(trust)] })).toMatchObject({
      origin: ORIGIN,
      size: 3,
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
      withdrawn: [{ receipt_sha256: receiptA, index: 2, kind: 'withdrawn' }],
      revoked: [],
    });
  });

  it('refuses a log that it does not list, or that was frozen before', async () => {
    const directory = await makeDirectory();
    await throwsWithCode('log_missing', () => readStatusView({ directory, versions: [versionOf(trust)] }));
    await fillLog(directory, logSigner, 2);
    const [log] = trust.logs as [TrustRoot['logs'][number]];
    await throwsWithCode('checkpoint_other_origin', () =>
      readStatusView({ directory, versions: [versionOf({ ...trust, logs: [] })] }),
    );
    const frozen: TrustRoot = {
      ...trust,
      logs: [{ ...log, state: 'frozen', final: { size: 1, root: encodeHex(emptyRoot) } }],
    };
    await throwsWithCode('checkpoint_invalid', () => readStatusView({ directory, versions: [versionOf(frozen)] }));
    const otherKey: TrustRoot = { ...trust, logs: [{ ...log, vkey: identityOf(makeSigner()).logKey.vkey }] };
    await throwsWithCode('checkpoint_invalid', () => readStatusView({ directory, versions: [versionOf(otherKey)] }));
  });
});
