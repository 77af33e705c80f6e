import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLogEntry, parseTrustFile, signTrust, type TrustRoot, verifyTrustChain } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import { makeSeedSigner } from '@attestlayer/testing';
import { expect, test } from 'vitest';
import { ISSUER, issuerKey, makeIssuer, roots, type TestIssuer } from '../test/issuer-fixture.ts';
import {
  activateKey,
  combineProposals,
  describeChanges,
  findUsableKey,
  openProposal,
  publishTrust,
  readCurrentTrust,
  requireUsableKey,
  signProposal,
  type TrustChange,
} from './index.ts';

const [first, second, third, fourth] = roots as [Signer, Signer, Signer, Signer];

const toTwoOfThree: TrustChange[] = [
  { kind: 'add_root_key', key: second.publicKey },
  { kind: 'add_root_key', key: third.publicKey },
  { kind: 'set_threshold', threshold: 2 },
];

/** Each holder signs a copy of the proposal on a machine of their own. */
async function signApart({ store }: TestIssuer, proposal: Uint8Array, signers: Signer[]): Promise<Uint8Array> {
  const { files } = await readCurrentTrust(store);
  return combineProposals(await Promise.all(signers.map((signer) => signProposal({ files, proposal, signer }))));
}

async function change(issuer: TestIssuer, signers: Signer[], ...changes: TrustChange[]): Promise<TrustRoot> {
  const file = await signApart(issuer, await issuer.propose(...changes), signers);
  return (await publishTrust({ ...issuer, file })).root;
}

async function setUp(): Promise<TestIssuer> {
  const issuer = await makeIssuer();
  await issuer.setUp();
  return issuer;
}

test('goes from one root to two of three, and replaces a lost root key from there', async () => {
  const issuer = await setUp();
  const { store, log } = issuer;
  expect((await change(issuer, [first, second], ...toTwoOfThree)).roots.threshold).toBe(2);
  const replaced = await change(
    issuer,
    [second, third],
    { kind: 'remove_root_key', kid: first.publicKey.kid },
    { kind: 'add_root_key', key: fourth.publicKey },
  );
  expect(replaced).toMatchObject({ version: 3, roots: { threshold: 2 } });
  const [pinned, ...updates] = await store.read();
  expect(await verifyTrustChain({ pinned: pinned!, updates })).toEqual(replaced);
  const versions: number[] = [];
  for await (const { bytes } of log.entries()) {
    const entry = parseLogEntry(bytes);
    if (entry.entry === 'trust.v1') versions.push(entry.version);
  }
  expect(versions).toEqual([1, 2, 3]);
});

test('publishes nothing without the thresholds of both versions', async () => {
  const issuer = await setUp();
  const proposal = await issuer.propose(...toTwoOfThree);
  for (const signers of [[first], [second, third]]) {
    const file = await signApart(issuer, proposal, signers);
    await expect(publishTrust({ ...issuer, file })).rejects.toMatchObject({ code: 'trust_threshold_not_met' });
  }
  await expect(publishTrust({ ...issuer, file: proposal })).rejects.toMatchObject({ code: 'trust_threshold_not_met' });
  expect(await issuer.store.read()).toHaveLength(1);
  expect(issuer.log.size).toBe(2);
});

test('publishing again changes nothing, and another file of the same version is refused', async () => {
  const issuer = await setUp();
  const file = await signApart(issuer, await issuer.propose(...toTwoOfThree), [first, second]);
  const published = await publishTrust({ ...issuer, file });
  expect(await publishTrust({ ...issuer, file })).toEqual(published);
  expect(issuer.log.size).toBe(3);
  const third = await signApart(issuer, await issuer.propose(), [first, second]);
  await publishTrust({ ...issuer, file: third });
  expect(await publishTrust({ ...issuer, file })).toMatchObject({ root: { version: 3 } });
  const other = await openOther(issuer);
  await expect(publishTrust({ ...issuer, file: other })).rejects.toMatchObject({ code: 'trust_version_exists' });
});

/** Another version 2, as somebody with the old root key could make it. */
async function openOther({ store }: TestIssuer): Promise<Uint8Array> {
  const [pinned] = await store.read();
  const { root } = parseTrustFile(pinned!);
  return signTrust({ root: { ...root, version: 2 }, signers: [first] });
}

test('a root holder sees what changes, who has signed and who is missing, and only root holders sign', async () => {
  const issuer = await setUp();
  const proposal = await issuer.propose(...toTwoOfThree);
  const { files } = await readCurrentTrust(issuer.store);
  const { before, after } = await openProposal({ files, proposal });
  const lines = describeChanges(before, after);
  expect(lines).toContain(`+ root key ${second.publicKey.kid}`);
  expect(lines).toContain('roots that must sign: 2 of 3 (before: 1 of 1)');
  expect(lines.join('\n')).not.toContain('issuer key');
  const signed = await signProposal({ files, proposal, signer: second });
  expect((await openProposal({ files, proposal: signed })).progress).toEqual({
    before: { valid: 0, threshold: 1, missing: [first.publicKey.kid] },
    after: { valid: 1, threshold: 2, missing: [first.publicKey.kid, third.publicKey.kid] },
  });
  const stranger = signProposal({ files, proposal, signer: fourth });
  await expect(stranger).rejects.toMatchObject({ code: 'signer_not_root' });
  const other = await issuer.propose({ kind: 'add_root_key', key: fourth.publicKey });
  expect(() => combineProposals([signed, other])).toThrow(expect.objectContaining({ code: 'file_differs' }));
  const skipped = { files: [...files, await signApart(issuer, proposal, [first, second])], proposal };
  await expect(openProposal(skipped)).rejects.toMatchObject({ code: 'change_refused' });
});

const inForce = (root: TrustRoot) => ({
  versions: [{ root, fingerprint: '' }],
  origin: root.logs.at(-1)!.origin,
});

test('a key of an earlier log is not signed with in the next one', async () => {
  const { store } = await setUp();
  const { root } = await readCurrentTrust(store);
  const origin = 'log.example/next';
  const next: TrustRoot = { ...root, version: 2, logs: [...root.logs, { ...root.logs[0]!, origin }] };
  const versions = [root, next].map((each) => ({ root: each, fingerprint: '' }));
  const question = { versions, issuerId: ISSUER.id, nextIndex: 5 };
  const { kid } = issuerKey.publicKey;
  expect(findUsableKey({ ...question, origin: root.logs[0]!.origin, kids: [kid] })?.kid).toBe(kid);
  expect(findUsableKey({ ...question, origin, kids: [kid] })).toBeNull();
  expect(() => requireUsableKey({ ...question, origin, kid })).toThrow(
    expect.objectContaining({ code: 'key_not_valid', message: expect.stringContaining('before log.example/next') }),
  );
  // Who got to know both with one version cannot tell.
  expect(findUsableKey({ ...question, versions: versions.slice(1), origin, kids: [kid] })?.kid).toBe(kid);
});

test('an issuer key is rotated with overlap: both are good, then the old one ends', async () => {
  const issuer = await setUp();
  const next = await makeSeedSigner('issuer 2');
  const key = { issuerId: ISSUER.id, key: next.publicKey };
  const early: TrustChange = { kind: 'add_issuer_key', ...key, activeFromIndex: 2 };
  await expect(change(issuer, [first], early)).rejects.toMatchObject({ code: 'key_not_activated' });
  const { index } = await activateKey(issuer.log, key);
  const wrong: TrustChange = { kind: 'add_issuer_key', ...key, activeFromIndex: index - 1 };
  await expect(change(issuer, [first], wrong)).rejects.toMatchObject({ code: 'key_not_activated' });
  const both = await change(issuer, [first], { kind: 'add_issuer_key', ...key, activeFromIndex: index });

  const kids = [issuerKey.publicKey.kid, next.publicKey.kid];
  const usable = (trust: TrustRoot, nextIndex: number) =>
    findUsableKey({ ...inForce(trust), issuerId: ISSUER.id, kids, nextIndex })?.kid;
  expect(usable(both, index + 1)).toBe(next.publicKey.kid);
  expect(usable(both, index)).toBe(issuerKey.publicKey.kid);
  const old = { issuerId: ISSUER.id, kid: issuerKey.publicKey.kid };
  const end = { state: 'retired', lastValidIndex: 4 } as const;
  const ended = await change(issuer, [first], { kind: 'end_issuer_key', ...old, end });
  const use = (nextIndex: number) => () => requireUsableKey({ ...inForce(ended), ...old, nextIndex });
  expect(use(4)().state).toBe('retired');
  expect(use(5)).toThrow(expect.objectContaining({ code: 'key_not_valid' }));
  const stranger = () =>
    requireUsableKey({ ...inForce(ended), issuerId: ISSUER.id, kid: fourth.publicKey.kid, nextIndex: 4 });
  expect(stranger).toThrow(expect.objectContaining({ code: 'key_unknown' }));
});

test('a window never opens again, and a change of what is not there is refused', async () => {
  const issuer = await setUp();
  const old = { kind: 'end_issuer_key', issuerId: ISSUER.id, kid: issuerKey.publicKey.kid } as const;
  await change(issuer, [first], { ...old, end: { state: 'compromised', lastValidIndex: 1 } });
  const final = { size: 1, root: '0'.repeat(64) };
  const refused: TrustChange[] = [
    { ...old, end: { state: 'compromised', lastValidIndex: 2 } },
    { ...old, end: { state: 'retired', lastValidIndex: 1 } },
    { ...old, kid: 'none', end: { state: 'unknown' } },
    { ...old, issuerId: 'nobody', end: { state: 'unknown' } },
    { kind: 'remove_root_key', kid: 'none' },
    { kind: 'remove_tsa', name: 'none' },
    { kind: 'freeze_log', origin: 'none.example', final },
    { kind: 'add_log', vkey: 'nonsense' },
  ];
  for (const each of refused)
    await expect(issuer.propose(each), each.kind).rejects.toMatchObject({ code: 'change_refused' });
});

test('a version that is missing in the folder is not passed over', async () => {
  const issuer = await setUp();
  await change(issuer, [first, second], ...toTwoOfThree);
  await rm(join(issuer.folder, 'trust', 'trust.1.json'));
  await expect(readCurrentTrust(issuer.store)).rejects.toMatchObject({ code: 'trust_incomplete' });
});
