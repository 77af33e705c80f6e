import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  checkProof,
  fillLog,
  identityOf,
  makeDirectory,
  makeEntry,
  makeSigner,
  openForTest,
  throwsWithCode,
} from '../test/log-fixture.ts';
import type { LocalLog } from './index.ts';

const signer = makeSigner();
const identity = identityOf(signer);
let directory: string;
let log: LocalLog;
let handles: FileHandle;

const fault = (code: string) => Object.assign(new Error(`${code}: made by the test`), { code });
const entriesFile = () => readFile(join(directory, 'entries.jsonl'));

beforeEach(async () => {
  directory = await makeDirectory();
  await fillLog(directory, signer, 2);
  log = await openForTest(directory, signer);
  const handle = await open(join(directory, 'checkpoint'));
  handles = Object.getPrototypeOf(handle);
  await handle.close();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a disk that is full', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])(
    'adds nothing, whether no byte or half a line was written (%s)',
    async (code) => {
      const before = await entriesFile();
      const write = handles.write;
      for (const writtenBytes of [0, 20]) {
        const spy = vi.spyOn(handles, 'write');
        if (writtenBytes > 0) {
          spy.mockImplementationOnce(function (this: FileHandle, ...[buffer, offset, , position]: unknown[]) {
            return Reflect.apply(write, this, [buffer, offset, writtenBytes, position]);
          });
        }
        spy.mockRejectedValueOnce(fault(code));
        await throwsWithCode('storage_full', () => log.append(makeEntry(2)));
        expect(await entriesFile()).toEqual(before);
        expect(log.size).toBe(2);
        vi.restoreAllMocks();
      }
      const { index, proof } = await log.append(makeEntry(2));
      expect(index).toBe(2);
      await checkProof(proof, makeEntry(2), identity);
    },
  );

  it('keeps the old checkpoint, and no half-written one, until the next one fits', async () => {
    const before = await log.checkpoint();
    vi.spyOn(handles, 'writeFile').mockRejectedValueOnce(fault('ENOSPC'));
    await throwsWithCode('storage_full', () => log.append(makeEntry(2)));
    expect(new Uint8Array(await readFile(join(directory, 'checkpoint')))).toEqual(before);
    expect((await readdir(directory)).sort()).toEqual(['checkpoint', 'entries.jsonl', 'lock']);
    expect(log.size).toBe(2);
    await throwsWithCode('index_out_of_range', () => log.prove(2));
    const { index, proof } = await log.append(makeEntry(2));
    expect(index).toBe(2);
    expect(await checkProof(proof, makeEntry(2), identity)).toEqual({ index: 2, size: 3 });
  });
});

describe('a disk that is full at the start', () => {
  it('leaves no lock that nobody may judge', async () => {
    await log.close();
    vi.spyOn(handles, 'writeFile').mockRejectedValueOnce(fault('ENOSPC'));
    await throwsWithCode('storage_full', () => openForTest(directory, signer));
    expect((await readdir(directory)).sort()).toEqual(['checkpoint', 'entries.jsonl']);
    expect((await openForTest(directory, signer)).size).toBe(2);
  });
});

describe('a disk that fails', () => {
  it('stops the log when nobody knows whether an entry is on the disk, until it is opened again', async () => {
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(fault('EIO'));
    await throwsWithCode('storage_failed', () => log.append(makeEntry(2)));
    await throwsWithCode('log_failed', () => log.append(makeEntry(3)));
    await log.close();
    const again = await openForTest(directory, signer);
    expect((await again.append(makeEntry(2))).index).toBe(2);
    expect((await again.append(makeEntry(3))).index).toBe(3);
  });

  it('stops the log when half a line cannot be taken back', async () => {
    vi.spyOn(handles, 'write').mockRejectedValueOnce(fault('ENOSPC'));
    vi.spyOn(handles, 'truncate').mockRejectedValueOnce(fault('EIO'));
    await throwsWithCode('storage_full', () => log.append(makeEntry(2)));
    await throwsWithCode('log_failed', () => log.append(makeEntry(2)));
  });

  it('still answers for what it has', async () => {
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(fault('EIO'));
    await throwsWithCode('storage_failed', () => log.append(makeEntry(2)));
    expect((await log.append(makeEntry(1))).index).toBe(1);
    await checkProof(await log.prove(0), makeEntry(0), identity);
  });
});
