import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyWindow, parseLogEntry } from '@attestlayer/kit';
import type { Sequencer } from '@attestlayer/log';
import { expect, test } from 'vitest';
import { CREATED_AT, ISSUER, issuerKey, makeIssuer, roots } from '../test/issuer-fixture.ts';
import { ensureKeyFile, findCurrentTrust, readCurrentTrust, setUpIssuer, type TrustStore } from './index.ts';

async function listEntries(log: Sequencer): Promise<string[]> {
  const kinds: string[] = [];
  for await (const { bytes } of log.entries()) kinds.push(parseLogEntry(bytes).entry);
  return kinds;
}

test('makes version 1, with the key good from the entry behind its activation, and announces it', async () => {
  const { store, log, setUp } = await makeIssuer();
  expect(await findCurrentTrust(store)).toBeNull();
  await expect(readCurrentTrust(store)).rejects.toMatchObject({ code: 'trust_missing' });
  const { root, fingerprint } = await setUp();
  expect(root).toMatchObject({ version: 1, created_at: CREATED_AT, expires: '2027-01-01T00:00:00.000Z' });
  expect(root.witness_policy).toEqual([`log ${root.logs[0]!.vkey}`, 'quorum none']);
  expect(keyWindow(root, ISSUER.id, issuerKey.publicKey.kid, 0).status).toBe('before_window');
  expect(keyWindow(root, ISSUER.id, issuerKey.publicKey.kid, 1).status).toBe('valid');
  expect(await listEntries(log)).toEqual(['key.v1', 'trust.v1']);
  expect((await readCurrentTrust(store)).fingerprint).toBe(fingerprint);
});

test('a set-up that stopped at any step is finished by the next one, with one activation and one version', async () => {
  for (let step = 0; step < 4; step += 1) {
    const { store, log, setUp } = await makeIssuer();
    let left = step;
    const stopAt = <Args extends unknown[], Result>(run: (...args: Args) => Promise<Result>) => {
      return async (...args: Args): Promise<Result> => {
        if (left-- === 0) throw new Error('stopped before it');
        const result = await run(...args);
        if (left-- === 0) throw new Error('stopped after it');
        return result;
      };
    };
    const brokenLog: Sequencer = { ...log, origin: log.origin, size: 0, append: stopAt(log.append) };
    const brokenStore: TrustStore = { read: store.read, write: stopAt(store.write) };
    const keys = { issuer: issuerKey.publicKey, log: roots[3]!.publicKey, root: roots[0]! };
    const broken = { store: brokenStore, log: brokenLog, issuer: ISSUER, keys, createdAt: '2026-01-02T00:00:00.000Z' };
    await expect(setUpIssuer(broken)).rejects.toThrow('stopped');

    const current = await setUp();
    expect(await listEntries(log), `stopped at step ${step}`).toEqual(['key.v1', 'trust.v1']);
    expect(await setUp()).toEqual(current);
    expect(log.size).toBe(2);
  }
});

test('a key file is made once, and what a crash left half-written is replaced', async () => {
  const { folder } = await makeIssuer();
  const path = join(folder, 'keys', 'issuer.key');
  const secretsOf = (words: string) => ({
    passphrase: async () => words,
    pin: () => Promise.reject(new Error('a key file has no PIN')),
  });
  const options = { path, role: 'issuer', secrets: secretsOf('words') } as const;
  const made = await ensureKeyFile(options);
  expect((await ensureKeyFile(options)).publicKey).toEqual(made.publicKey);
  await writeFile(join(folder, 'keys', 'log.key.new'), 'half a key');
  await ensureKeyFile({ path: join(folder, 'keys', 'log.key'), role: 'log', secrets: secretsOf('words') });
  expect(await readdir(join(folder, 'keys'))).toEqual(['issuer.key', 'log.key']);
  await expect(ensureKeyFile({ ...options, secrets: secretsOf('other') })).rejects.toMatchObject({
    code: 'passphrase_wrong',
  });
});
