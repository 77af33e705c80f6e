import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import {
  hashLeaf,
  openCheckpoint,
  parseEntryBundle,
  parseTlogProof,
  proveConsistency,
  verifyConsistency,
} from '@attestlayer/tlog';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  checkProof,
  fillLog,
  identityOf,
  makeDirectory,
  makeEntry,
  makeSigner,
  ORIGIN,
  openForTest,
  throwsWithCode,
} from '../test/log-fixture.ts';
import { fsckLocalLog, type IndexedEntry, openLocalLog, readLogView } from './index.ts';

const signer = makeSigner();
const identity = identityOf(signer);
let directory: string;

beforeEach(async () => {
  directory = await makeDirectory();
});

describe('openLocalLog', () => {
  it('begins with a signed checkpoint of the empty tree', async () => {
    const log = await openForTest(join(directory, 'deep', 'log'), signer);
    expect(log.size).toBe(0);
    const { checkpoint } = await openCheckpoint({ bytes: await log.checkpoint(), ...identity });
    expect(checkpoint).toMatchObject({ origin: ORIGIN, size: 0 });
    for await (const entry of log.entries()) expect.unreachable(`entry ${entry.index}`);
  });

  it('appends entries and proves them', async () => {
    const log = await openForTest(directory, signer);
    for (let number = 0; number < 9; number++) {
      const { index, proof, checkpoint } = await log.append(makeEntry(number));
      expect(index).toBe(number);
      expect(await checkProof(proof, makeEntry(number), identity)).toEqual({ index: number, size: number + 1 });
      expect(parseTlogProof(proof).checkpoint).toEqual(checkpoint);
      expect(await log.checkpoint()).toEqual(checkpoint);
    }
    for (let number = 0; number < 9; number++) {
      expect(await checkProof(await log.prove(number), makeEntry(number), identity)).toEqual({
        index: number,
        size: 9,
      });
    }
  });

  it('lays out what tlog-tiles serves', async () => {
    await fillLog(directory, signer, 3);
    const names = await readdir(directory, { recursive: true });
    expect(names.filter((name) => name.startsWith('tile') && name.includes('.p/')).sort()).toEqual([
      'tile/0/000.p/1',
      'tile/0/000.p/2',
      'tile/0/000.p/3',
      'tile/entries/000.p/1',
      'tile/entries/000.p/2',
      'tile/entries/000.p/3',
    ]);
    const bundle = new Uint8Array(await readFile(join(directory, 'tile/entries/000.p/3')));
    expect(parseEntryBundle(bundle)).toEqual([0, 1, 2].map(makeEntry));
    expect(names).toContain('checkpoint');
    expect(names.filter((name) => name.endsWith('.tmp') || name.startsWith('tmp/'))).toEqual([]);
  });

  it('gives the same bytes the same index and a fresh proof, also after it was opened again', async () => {
    await fillLog(directory, signer, 4);
    const log = await openForTest(directory, signer);
    expect(log.size).toBe(4);
    expect((await log.append(makeEntry(4))).index).toBe(4);
    const again = await log.append(makeEntry(1));
    expect(again.index).toBe(1);
    expect(await checkProof(again.proof, makeEntry(1), identity)).toEqual({ index: 1, size: 5 });
    expect(log.size).toBe(5);
  });

  it('queues concurrent appends', async () => {
    const log = await openForTest(directory, signer);
    const numbers = Array.from({ length: 20 }, (_, number) => number % 10);
    const results = await Promise.all(numbers.map((number) => log.append(makeEntry(number))));
    expect(results.map(({ index }) => index)).toEqual(numbers);
    expect(log.size).toBe(10);
  });

  it('takes the bytes as they were at the call', async () => {
    const log = await openForTest(directory, signer);
    const buffer = makeEntry(7);
    const pending = log.append(buffer);
    buffer.fill(0);
    await checkProof((await pending).proof, makeEntry(7), identity);
  });

  it('signs consistent checkpoints only', async () => {
    const log = await openForTest(directory, signer);
    const leafHashes = Array.from({ length: 6 }, (_, number) => hashLeaf(makeEntry(number)));
    let old = await openCheckpoint({ bytes: await log.checkpoint(), ...identity });
    for (let number = 0; number < 6; number++) {
      const { checkpoint: bytes } = await log.append(makeEntry(number));
      const next = await openCheckpoint({ bytes, ...identity });
      verifyConsistency({
        oldSize: old.checkpoint.size,
        oldRoot: old.checkpoint.root,
        newSize: next.checkpoint.size,
        newRoot: next.checkpoint.root,
        proof: proveConsistency(old.checkpoint.size, leafHashes.slice(0, number + 1)),
      });
      old = next;
    }
  });

  it('yields the entries in order', async () => {
    await fillLog(directory, signer, 5);
    const log = await openForTest(directory, signer);
    const entries: IndexedEntry[] = [];
    for await (const entry of log.entries()) entries.push(entry);
    const later: IndexedEntry[] = [];
    for await (const entry of log.entries(3)) later.push(entry);
    expect(later).toEqual(entries.slice(3));
    expect(entries).toEqual([0, 1, 2, 3, 4].map((index) => ({ index, bytes: makeEntry(index) })));
  });

  it('refuses what is not a registry entry', async () => {
    const log = await openForTest(directory, signer);
    const entry = makeEntry(0);
    const refused = [
      new Uint8Array(),
      encodeUtf8('{}'),
      new Uint8Array([...entry, 0x0a]),
      encodeUtf8('{\n}'),
      entry.subarray(1),
      new Uint8Array(70_000),
    ];
    for (const bytes of refused) await throwsWithCode('entry_malformed', () => log.append(bytes));
    expect(log.size).toBe(0);
    expect((await log.append(entry)).index).toBe(0);
  });

  it('proves nothing outside the checkpoint', async () => {
    const log = await openForTest(directory, signer);
    await log.append(makeEntry(0));
    for (const index of [-1, 1, 0.5, Number.NaN]) await throwsWithCode('index_out_of_range', () => log.prove(index));
  });

  it('finishes what was appended before close, and nothing after it', async () => {
    const log = await openLocalLog({ directory, origin: ORIGIN, logSigner: signer });
    const pending = log.append(makeEntry(0));
    await log.close();
    await log.close();
    expect((await pending).index).toBe(0);
    await throwsWithCode('log_closed', () => log.append(makeEntry(1)));
    expect((await openForTest(directory, signer)).size).toBe(1);
  });

  it('does not publish a checkpoint that its own key does not verify', async () => {
    const broken = { ...signer, sign: async () => new Uint8Array(64) };
    await throwsWithCode('checkpoint_invalid', () => openForTest(directory, broken));
    expect((await openForTest(directory, signer)).size).toBe(0);
  });

  it('can be read and checked while it grows', async () => {
    const log = await openForTest(directory, signer);
    const appends = Array.from({ length: 120 }, (_, number) => number).reduce(
      (before, number) => before.then(() => log.append(makeEntry(number))),
      Promise.resolve<unknown>(null),
    );
    let isGrowing = true;
    const grown = appends.finally(() => {
      isGrowing = false;
    });
    while (isGrowing) {
      expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'sound' });
      const { size, entries } = await readLogView({ directory, ...identity });
      expect(entries).toHaveLength(size);
    }
    await grown;
  });
});
