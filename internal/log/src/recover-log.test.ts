import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import {
  emptyRoot,
  formatCheckpoint,
  formatEntryBundle,
  formatHashTile,
  formatNote,
  hashLeaf,
  signNote,
} from '@attestlayer/tlog';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  fillLog,
  fillLogAtOnce,
  identityOf,
  makeDirectory,
  makeEntry,
  makeSigner,
  ORIGIN,
  openForTest,
  throwsWithCode,
} from '../test/log-fixture.ts';
import { formatBatch, parseBatch } from './batch-record.ts';
import { fsckLocalLog, type LogErrorCode, openLocalLog, readLogView } from './index.ts';

const signer = makeSigner();
const identity = identityOf(signer);

let directory: string;
const at = (path: string) => join(directory, path);

beforeEach(async () => {
  directory = await makeDirectory();
});

async function signCheckpoint(origin: string, size: number, logSigner = signer, root = emptyRoot): Promise<Uint8Array> {
  const text = formatCheckpoint({ origin, size, root, extensions: [] });
  return formatNote({ text, signatures: [await signNote({ text, signer: { name: origin, signer: logSigner } })] });
}

async function flipByte(path: string, position: number): Promise<void> {
  const bytes = await readFile(at(path));
  bytes[position]! ^= 1;
  await writeFile(at(path), bytes);
}

const EDGE_TILE = 'tile/0/000.p/4';
const EDGE_BUNDLE = 'tile/entries/000.p/4';

/** Damage to a log of four entries that was appended one by one. */
const damages: [string, LogErrorCode, () => Promise<void>][] = [
  ['an entry was edited', 'entry_damaged', () => flipByte(EDGE_BUNDLE, 100)],
  [
    'entries were swapped',
    'entry_damaged',
    () => writeFile(at(EDGE_BUNDLE), formatEntryBundle([1, 0, 2, 3].map(makeEntry))),
  ],
  ['a bundle is shorter', 'entry_damaged', () => cp(at('tile/entries/000.p/3'), at(EDGE_BUNDLE))],
  ['a bundle is cut', 'tile_damaged', () => truncate(at(EDGE_BUNDLE), 30)],
  ['a bundle is gone', 'tile_missing', () => rm(at(EDGE_BUNDLE))],
  ['a hash was edited', 'tile_damaged', () => flipByte(EDGE_TILE, 40)],
  ['a tile is cut', 'tile_damaged', () => truncate(at(EDGE_TILE), 30)],
  ['a tile is empty', 'tile_damaged', () => truncate(at(EDGE_TILE), 0)],
  ['a tile is shorter', 'tile_damaged', () => truncate(at(EDGE_TILE), 32)],
  ['a tile is gone', 'tile_missing', () => rm(at(EDGE_TILE))],
  [
    'a tile of a larger tree is there',
    'log_rolled_back',
    () => writeFile(at('tile/0/000.p/9'), formatHashTile(Array.from({ length: 9 }, () => emptyRoot))),
  ],
  ['the batch record is damaged', 'batch_damaged', () => flipByte('batch', 3)],
  [
    'the batch record is cut',
    'batch_damaged',
    async () => truncate(at('batch'), (await readFile(at('batch'))).length - 9),
  ],
  ['the checkpoint is gone', 'checkpoint_missing', () => rm(at('checkpoint'))],
  ['the checkpoint is cut', 'checkpoint_invalid', () => truncate(at('checkpoint'), 80)],
  ['the checkpoint is empty', 'checkpoint_invalid', () => truncate(at('checkpoint'), 0)],
  ['the size was edited', 'checkpoint_invalid', () => flipByte('checkpoint', ORIGIN.length + 1)],
  [
    'the signature was edited',
    'checkpoint_invalid',
    async () => flipByte('checkpoint', (await readFile(at('checkpoint'))).length - 20),
  ],
  [
    'another key signed',
    'checkpoint_invalid',
    async () => writeFile(at('checkpoint'), await signCheckpoint(ORIGIN, 0, makeSigner())),
  ],
  [
    'it is another log',
    'checkpoint_other_origin',
    async () => writeFile(at('checkpoint'), await signCheckpoint('log.example/2025', 0)),
  ],
  [
    'the checkpoint is of another tree',
    'tile_damaged',
    async () => writeFile(at('checkpoint'), await signCheckpoint(ORIGIN, 4)),
  ],
  ['the final state is damaged', 'final_damaged', () => writeFile(at('final.json'), '{}')],
];

describe('damage', () => {
  it.each(damages)('is seen at the start, and nothing is changed: %s', async (_, code, damage) => {
    await fillLog(directory, signer, 4);
    await damage();
    const listing = await readdir(directory, { recursive: true });
    const checkpoint = await readFile(at('checkpoint')).catch(() => null);
    await throwsWithCode(code, () => openForTest(directory, signer));
    expect(await readdir(directory, { recursive: true })).toEqual(listing);
    expect(await readFile(at('checkpoint')).catch(() => null)).toEqual(checkpoint);
  });

  // An edited bundle shows in the recomputed hash tiles first.
  const fsckCode: Record<string, LogErrorCode> = {
    'an entry was edited': 'tile_damaged',
    'entries were swapped': 'tile_damaged',
    'a bundle is shorter': 'tile_damaged',
    'the checkpoint is gone': 'log_missing',
  };
  it.each(damages.filter(([name]) => name !== 'the checkpoint is gone'))(
    'is seen by fsck: %s',
    async (name, code, damage) => {
      await fillLog(directory, signer, 4);
      await damage();
      expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({
        status: 'damaged',
        code: fsckCode[name] ?? code,
      });
    },
  );

  it('leaves the lock free, so that a repaired log opens', async () => {
    await fillLog(directory, signer, 2);
    await flipByte('tile/0/000.p/2', 3);
    await throwsWithCode('tile_damaged', () => openForTest(directory, signer));
    await flipByte('tile/0/000.p/2', 3);
    expect((await openForTest(directory, signer)).size).toBe(2);
  });

  it('deep in the tree is seen by fsck and by proofs, not at the start', async () => {
    await fillLogAtOnce(directory, signer, 600);
    await flipByte('tile/0/000', 5);
    const log = await openForTest(directory, signer);
    await throwsWithCode('tile_damaged', () => log.prove(3));
    await log.prove(300);
    await throwsWithCode('tile_damaged', () => log.append(makeEntry(3)));
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code: 'tile_damaged' });
  });

  it('of an older partial tile is seen by fsck', async () => {
    await fillLog(directory, signer, 4);
    await flipByte('tile/0/000.p/2', 5);
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code: 'tile_damaged' });
    await flipByte('tile/0/000.p/2', 5);
    await flipByte('tile/entries/000.p/1', 50);
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code: 'tile_damaged' });
    await flipByte('tile/entries/000.p/1', 50);
    await writeFile(at('tile/0/000.p/notes'), '');
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code: 'tile_damaged' });
  });

  it('is seen by readers: any changed byte of a covered entry', async () => {
    await fillLog(directory, signer, 3);
    const length = (await readFile(at('tile/entries/000.p/3'))).length;
    for (let position = 0; position < length; position += 7) {
      await flipByte('tile/entries/000.p/3', position);
      await expect(readLogView({ directory, ...identity })).rejects.toThrow();
      await flipByte('tile/entries/000.p/3', position);
    }
    expect((await readLogView({ directory, ...identity })).size).toBe(3);
  });

  it('is not confused with a directory that has no log', async () => {
    await throwsWithCode('log_missing', () => readLogView({ directory, ...identity }));
    await throwsWithCode('log_missing', () => fsckLocalLog({ directory, ...identity }));
  });

  it('finds entries that were never registry entries, though signed', async () => {
    await fillLog(directory, signer, 1);
    // Only a log key holder can do this; fsck is how others notice.
    const entry = encodeUtf8('{}');
    await writeFile(at('checkpoint'), await signCheckpoint(ORIGIN, 1, signer, hashLeaf(entry)));
    await writeFile(at('tile/0/000.p/1'), hashLeaf(entry));
    await writeFile(at('tile/entries/000.p/1'), formatEntryBundle([entry]));
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code: 'entry_damaged' });
  });
});

describe('a rollback', () => {
  it('is seen against a known state: the log was wiped, put back, or made again', async () => {
    await fillLog(directory, signer, 4);
    const { size, root } = await readLogView({ directory, ...identity });
    const known = { size, root };
    const open = (path: string) => openLocalLog({ directory: path, origin: ORIGIN, logSigner: signer, known });
    await (await open(directory)).close();
    const [wiped, putBack, madeAgain] = [await makeDirectory(), await makeDirectory(), await makeDirectory()];
    await fillLog(putBack, signer, 3);
    await fillLog(madeAgain, signer, 3);
    const log = await openLocalLog({ directory: madeAgain, origin: ORIGIN, logSigner: signer });
    for (const number of [8, 9]) await log.append(makeEntry(number));
    await log.close();
    for (const path of [wiped, putBack, madeAgain]) await throwsWithCode('log_rolled_back', () => open(path));
    expect(await readdir(wiped)).not.toContain('checkpoint');
  });

  it('of the checkpoint alone is seen: the batch says what came behind it', async () => {
    await fillLog(directory, signer, 3);
    const old = await readFile(at('checkpoint'));
    const log = await openForTest(directory, signer);
    for (const number of [3, 4]) await log.append(makeEntry(number));
    await log.close();
    await writeFile(at('checkpoint'), old);
    await throwsWithCode('log_rolled_back', () => openForTest(directory, signer));
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({
      status: 'damaged',
      code: 'log_rolled_back',
    });
  });

  it('of everything but the tiles is seen', async () => {
    await fillLog(directory, signer, 3);
    const [checkpoint, batch] = [await readFile(at('checkpoint')), await readFile(at('batch'))];
    const log = await openForTest(directory, signer);
    for (const number of [3, 4]) await log.append(makeEntry(number));
    await log.close();
    await writeFile(at('checkpoint'), checkpoint);
    await writeFile(at('batch'), batch);
    await throwsWithCode('log_rolled_back', () => openForTest(directory, signer));
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({
      status: 'damaged',
      code: 'log_rolled_back',
    });
  });

  it('of the tiles alone is seen', async () => {
    await fillLog(directory, signer, 3);
    await rm(at('tile'), { recursive: true });
    await throwsWithCode('tile_missing', () => openForTest(directory, signer));
  });

  it('by one batch only is undone: the batch is published again, the same tree', async () => {
    await fillLog(directory, signer, 3);
    const old = await readFile(at('checkpoint'));
    const log = await openForTest(directory, signer);
    await log.append(makeEntry(3));
    const latest = await log.checkpoint();
    await log.close();
    await writeFile(at('checkpoint'), old);
    expect(await (await openForTest(directory, signer)).checkpoint()).toEqual(latest);
  });
});

describe('the record of the next batch', () => {
  it('reads back as it was written', () => {
    const entries = Array.from({ length: 600 }, (_, number) => makeEntry(number));
    const batch = { from: { size: 7, root: emptyRoot }, to: { size: 607, root: hashLeaf(emptyRoot) }, entries };
    expect(parseBatch(formatBatch(batch))).toEqual(batch);
  });

  it('is refused when its entries do not give its tree', async () => {
    await fillLog(directory, signer, 3);
    const batch = parseBatch(new Uint8Array(await readFile(at('batch'))));
    const next = { from: batch.to, to: { size: 4, root: emptyRoot }, entries: [makeEntry(9)] };
    await writeFile(at('batch'), formatBatch(next));
    await throwsWithCode('batch_damaged', () => openForTest(directory, signer));
    await writeFile(at('batch'), concatBytes(encodeUtf8('{"schema":"other"}\n')));
    await throwsWithCode('batch_damaged', () => openForTest(directory, signer));
  });

  it('is refused when it follows another history', async () => {
    await fillLog(directory, signer, 3);
    const batch = { from: { size: 3, root: emptyRoot }, to: { size: 4, root: emptyRoot }, entries: [makeEntry(9)] };
    await writeFile(at('batch'), formatBatch(batch));
    await throwsWithCode('log_rolled_back', () => openForTest(directory, signer));
  });
});
