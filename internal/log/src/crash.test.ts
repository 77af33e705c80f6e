import { openCheckpoint, verifyConsistency } from '@attestlayer/tlog';
import { beforeEach, describe, expect, it } from 'vitest';
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
import {
  type Cosigner,
  FAULT_POINTS,
  type FaultPoint,
  type Faults,
  fsckLocalLog,
  openDiskTiles,
  openLogReader,
  type TreeHead,
} from './index.ts';

const signer = makeSigner();
const identity = identityOf(signer);
let directory: string;
/** Every tree head that a witness was shown: the log must go on to contain all of them. */
let shown: TreeHead[];

const witness: Cosigner = async ({ checkpoint: bytes }) => {
  shown.push((await openCheckpoint({ bytes, ...identity })).checkpoint);
  return bytes;
};

beforeEach(async () => {
  directory = await makeDirectory();
  shown = [];
});

/** Fails when the step is passed for the nth time. */
function failAt(point: FaultPoint, nth: number): Faults {
  let passed = 0;
  return (at) => {
    if (at === point && ++passed === nth) throw new Error(`made to fail at ${point}`);
  };
}

/** Appends at once, tolerating refusals, and gives the indexes that were answered. */
async function appendAll(log: { append(entry: Uint8Array): Promise<{ index: number }> }, numbers: number[]) {
  const outcomes = await Promise.allSettled(numbers.map((number) => log.append(makeEntry(number))));
  return new Map(
    outcomes.flatMap((outcome, at) => (outcome.status === 'fulfilled' ? [[numbers[at]!, outcome.value.index]] : [])),
  );
}

async function checkShown(size: number, root: Uint8Array): Promise<void> {
  const reader = openLogReader({ tiles: openDiskTiles(directory), head: { size, root } });
  for (const old of shown) {
    const proof = await reader.consistency(old.size, size);
    verifyConsistency({ oldSize: old.size, oldRoot: old.root, newSize: size, newRoot: root, proof });
  }
}

const first = Array.from({ length: 250 }, (_, number) => number);
const second = Array.from({ length: 20 }, (_, number) => 245 + number);

describe('a log that stopped', () => {
  it.each(FAULT_POINTS.flatMap((point) => [1, 2, 4].map((nth) => [point, nth] as const)))(
    'at %s, passed %i times, goes on as the log that was seen',
    async (point, nth) => {
      const before = await openForTest(directory, signer, { cosigner: witness });
      const answered = await appendAll(before, first);
      await before.close();
      const stopped = await openForTest(directory, signer, { cosigner: witness, faults: failAt(point, nth) }).catch(
        () => null,
      );
      // Entries again that are there, and new ones, over the end of a tile.
      if (stopped !== null) for (const [number, index] of await appendAll(stopped, second)) answered.set(number, index);
      await stopped?.close();

      const log = await openForTest(directory, signer, { cosigner: witness });
      const all = await appendAll(log, [...second].reverse());
      for (const [number, index] of all) answered.set(number, answered.get(number) ?? index);
      expect(log.size).toBe(265);
      expect(new Set(answered.values()).size).toBe(265);
      for (const [number, index] of answered) {
        expect(await checkProof(await log.prove(index), makeEntry(number), identity)).toEqual({ index, size: 265 });
      }
      const report = await fsckLocalLog({ directory, ...identity });
      expect(report).toMatchObject({ status: 'sound', size: 265, unpublished: 0 });
      if (report.status === 'sound') await checkShown(report.size, report.root);
    },
  );

  it('refuses everything but what it has, until it is opened again', async () => {
    await fillLog(directory, signer, 2);
    const log = await openForTest(directory, signer, { faults: failAt('tiles_written', 1) });
    await throwsWithCode('storage_failed', () => log.append(makeEntry(2)));
    await throwsWithCode('log_failed', () => log.append(makeEntry(2)));
    expect((await log.append(makeEntry(1))).index).toBe(1);
    await throwsWithCode('log_failed', () => log.freeze());
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'sound', size: 2, unpublished: 1 });
    await log.close();
    expect((await openForTest(directory, signer)).size).toBe(3);
  });

  it('refuses what was waiting behind the batch that failed', async () => {
    const log = await openForTest(directory, signer, { faults: failAt('batch_recorded', 1) });
    const failing = throwsWithCode('storage_failed', () => log.append(makeEntry(0)));
    await new Promise((resolve) => setTimeout(resolve, 2));
    await Promise.all([failing, expect(log.append(makeEntry(1))).rejects.toThrow()]);
  });

  it('answers entries that were published before the index failed', async () => {
    const log = await openForTest(directory, signer, { faults: failAt('index_updated', 1) });
    expect((await log.append(makeEntry(0))).index).toBe(0);
    await throwsWithCode('log_failed', () => log.append(makeEntry(1)));
  });
});
