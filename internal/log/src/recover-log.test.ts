import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import { emptyRoot, formatCheckpoint, formatNote, hashLeaf, signNote } from '@attestlayer/tlog';
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
import { fsckLocalLog, type LogErrorCode, openLocalLog, readLogView } from './index.ts';

const signer = makeSigner();
const identity = identityOf(signer);
const lineFeed = Uint8Array.of(0x0a);
const lineOf = (number: number) => concatBytes(makeEntry(number), lineFeed);

let directory: string;
let entriesFile: string;
let checkpointFile: string;

beforeEach(async () => {
  directory = await makeDirectory();
  entriesFile = join(directory, 'entries.jsonl');
  checkpointFile = join(directory, 'checkpoint');
});

/** Opens, appends the entry that was interrupted, and checks that the log is whole. */
async function resume(number: number): Promise<void> {
  const log = await openLocalLog({ directory, origin: ORIGIN, logSigner: signer });
  try {
    const { index, proof } = await log.append(makeEntry(number));
    expect(index).toBe(number);
    expect(await checkProof(proof, makeEntry(number), identity)).toEqual({ index: number, size: number + 1 });
  } finally {
    await log.close();
  }
  expect(new Uint8Array(await readFile(entriesFile))).toEqual(
    concatBytes(...Array.from({ length: number + 1 }, (_, at) => lineOf(at))),
  );
  expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({
    status: 'sound',
    size: number + 1,
    unpublished: 0,
    tornBytes: 0,
  });
}

describe('after a crash', () => {
  it('resumes wherever the last line was cut', async () => {
    await fillLog(directory, signer, 3);
    const start = (await readFile(entriesFile)).length;
    const checkpoint = await readFile(checkpointFile);
    const line = lineOf(3);
    for (let length = 0; length <= line.length; length++) {
      await truncate(entriesFile, start);
      await writeFile(entriesFile, line.subarray(0, length), { flag: 'a' });
      await writeFile(checkpointFile, checkpoint);
      const whole = length === line.length;
      expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({
        status: 'sound',
        size: 3,
        unpublished: whole ? 1 : 0,
        tornBytes: whole ? 0 : length,
      });
      expect((await readLogView({ directory, ...identity })).entries).toHaveLength(3);
      await resume(3);
    }
  });

  it('resumes when a block of the last line never reached the disk', async () => {
    await fillLog(directory, signer, 2);
    await writeFile(entriesFile, lineOf(2).fill(0, 10, 40), { flag: 'a' });
    await resume(2);
  });

  it('resumes when the first entry was cut', async () => {
    await fillLog(directory, signer, 0);
    await writeFile(entriesFile, lineOf(0).subarray(0, 20));
    await resume(0);
  });

  it('covers whole lines behind the checkpoint at once', async () => {
    await fillLog(directory, signer, 2);
    await writeFile(entriesFile, concatBytes(lineOf(2), lineOf(3)), { flag: 'a' });
    const log = await openForTest(directory, signer);
    expect(log.size).toBe(4);
    expect(await checkProof(await log.prove(2), makeEntry(2), identity)).toEqual({ index: 2, size: 4 });
  });

  it('begins again when it stopped before the first checkpoint', async () => {
    await writeFile(entriesFile, '');
    await resume(0);
  });

  it('ignores a checkpoint that was not renamed', async () => {
    await fillLog(directory, signer, 2);
    await writeFile(`${checkpointFile}.tmp`, 'half a check');
    await resume(2);
  });
});

async function signCheckpoint(origin: string, size: number, logSigner = signer): Promise<Uint8Array> {
  const text = formatCheckpoint({ origin, size, root: emptyRoot, extensions: [] });
  return formatNote({ text, signatures: [await signNote({ text, signer: { name: origin, signer: logSigner } })] });
}

async function flipByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at]! ^= 1;
  await writeFile(path, bytes);
}

const damages: [string, LogErrorCode, () => Promise<void>][] = [
  ['an entry was edited', 'entries_changed', () => flipByte(entriesFile, 100)],
  [
    'entries were swapped',
    'entries_changed',
    () => writeFile(entriesFile, concatBytes(lineOf(1), lineOf(0), lineOf(2), lineOf(3))),
  ],
  [
    'an entry was put in the middle',
    'entries_changed',
    () => writeFile(entriesFile, concatBytes(...[0, 1, 9, 2, 3].map(lineOf))),
  ],
  [
    'the last entry is gone',
    'entries_missing',
    () => writeFile(entriesFile, concatBytes(lineOf(0), lineOf(1), lineOf(2))),
  ],
  [
    'the last line feed is gone',
    'entries_missing',
    async () => truncate(entriesFile, (await readFile(entriesFile)).length - 1),
  ],
  ['the entries file is gone', 'entries_missing', () => rm(entriesFile)],
  ['the entries are empty', 'entries_missing', () => writeFile(entriesFile, '')],
  ['a line is longer than an entry', 'entry_damaged', () => writeFile(entriesFile, 'x'.repeat(70_000))],
  [
    'a line behind the checkpoint is no entry',
    'entry_damaged',
    () => writeFile(entriesFile, concatBytes(encodeUtf8('{}\n'), lineOf(4)), { flag: 'a' }),
  ],
  ['the checkpoint is gone', 'checkpoint_missing', () => rm(checkpointFile)],
  ['the checkpoint is cut', 'checkpoint_invalid', () => truncate(checkpointFile, 80)],
  ['the checkpoint is empty', 'checkpoint_invalid', () => truncate(checkpointFile, 0)],
  ['the size was edited', 'checkpoint_invalid', () => flipByte(checkpointFile, ORIGIN.length + 1)],
  [
    'the signature was edited',
    'checkpoint_invalid',
    async () => flipByte(checkpointFile, (await readFile(checkpointFile)).length - 20),
  ],
  [
    'another key signed',
    'checkpoint_invalid',
    async () => writeFile(checkpointFile, await signCheckpoint(ORIGIN, 0, makeSigner())),
  ],
  [
    'it is another log',
    'checkpoint_other_origin',
    async () => writeFile(checkpointFile, await signCheckpoint('log.example/2025', 0)),
  ],
];

describe('damage', () => {
  it.each(damages)('is seen: %s', async (_, code, damage) => {
    await fillLog(directory, signer, 4);
    await damage();
    const before = await readdir(directory);
    const entries = await readFile(entriesFile).catch(() => null);
    await throwsWithCode(code, () => openForTest(directory, signer));
    expect(await readdir(directory)).toEqual(before);
    expect(await readFile(entriesFile).catch(() => null)).toEqual(entries);
  });

  it.each(damages.filter(([, code]) => code !== 'checkpoint_missing'))(
    'is seen by fsck: %s',
    async (_, code, damage) => {
      await fillLog(directory, signer, 4);
      await damage();
      expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code });
    },
  );

  it('leaves the lock free, so that a repaired log opens', async () => {
    await fillLog(directory, signer, 2);
    await flipByte(entriesFile, 3);
    await throwsWithCode('entries_changed', () => openForTest(directory, signer));
    await flipByte(entriesFile, 3);
    expect((await openForTest(directory, signer)).size).toBe(2);
  });

  it('is seen against a known state: the log was wiped, put back, or made again', async () => {
    await fillLog(directory, signer, 4);
    const view = await readLogView({ directory, ...identity });
    const known = { size: view.size, root: view.root };
    const open = (at: string) => openLocalLog({ directory: at, origin: ORIGIN, logSigner: signer, known });
    await (await open(directory)).close();
    const [wiped, putBack, madeAgain] = [await makeDirectory(), await makeDirectory(), await makeDirectory()];
    await fillLog(putBack, signer, 3);
    await fillLog(madeAgain, signer, 3);
    const log = await openLocalLog({ directory: madeAgain, origin: ORIGIN, logSigner: signer });
    for (const number of [8, 9]) await log.append(makeEntry(number));
    await log.close();
    for (const at of [wiped, putBack, madeAgain]) await throwsWithCode('log_rolled_back', () => open(at));
    expect(await readdir(wiped)).toEqual([]);
  });

  it('is seen by readers: any changed byte of a covered entry', async () => {
    await fillLog(directory, signer, 3);
    const bytes = await readFile(entriesFile);
    for (let at = 0; at < bytes.length; at += 7) {
      await flipByte(entriesFile, at);
      await expect(readLogView({ directory, ...identity })).rejects.toThrow();
      await flipByte(entriesFile, at);
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
    const root = hashLeaf(encodeUtf8('{}'));
    const text = formatCheckpoint({ origin: ORIGIN, size: 1, root, extensions: [] });
    await writeFile(
      checkpointFile,
      formatNote({ text, signatures: [await signNote({ text, signer: { name: ORIGIN, signer } })] }),
    );
    await writeFile(entriesFile, '{}\n');
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code: 'entry_damaged' });
  });
});
