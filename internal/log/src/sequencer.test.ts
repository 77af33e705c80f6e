import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { concatBytes, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { formatNote, openCheckpoint, parseNote, signCosignature } from '@attestlayer/tlog';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  checkProof,
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
import { createEntryPool } from './entry-pool.ts';
import {
  type CheckpointStore,
  type Cosigner,
  fsckLocalLog,
  LogError,
  openDiskCheckpoints,
  openDiskTiles,
  openSequencer,
  readLogView,
  type TileStore,
} from './index.ts';

const signer = makeSigner();
const witness = makeSigner();
const identity = identityOf(signer);
let directory: string;

beforeEach(async () => {
  directory = await makeDirectory();
});

const count = (length: number, from = 0) => Array.from({ length }, (_, number) => from + number);

/** Cosigns as a witness does. */
const cosigner: Cosigner = async ({ checkpoint }) => {
  const { text, signatures } = parseNote(checkpoint);
  const cosignature = await signCosignature({
    checkpointText: text,
    name: 'witness.example',
    signer: witness,
    timestampSeconds: 1_800_000_000,
  });
  return formatNote({ text, signatures: [...signatures, cosignature] });
};

describe('batches', () => {
  it('gather what comes within the merge delay', async () => {
    const sizes: number[] = [];
    const log = await openForTest(directory, signer, {
      mergeDelayMs: 60_000,
      cosigner: async ({ checkpoint, size }) => {
        sizes.push(size);
        return checkpoint;
      },
    });
    const early = count(300).map((number) => log.append(makeEntry(number)));
    await new Promise((resolve) => setTimeout(resolve, 2));
    const late = count(10, 295).map((number) => log.append(makeEntry(number)));
    await log.close(); // Nobody waits longer than for this.
    const results = await Promise.all([...early, ...late]);
    expect(results.map(({ index }) => index)).toEqual([...count(300), ...count(10, 295)]);
    expect(sizes).toEqual([0, 305]);
    for (const { index, proof } of results) await checkProof(proof, makeEntry(index), identity);
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'sound', size: 305 });
  });

  it('find what an earlier batch has published meanwhile', async () => {
    const log = await openForTest(directory, signer);
    const first = log.append(makeEntry(0));
    await new Promise((resolve) => setTimeout(resolve, 3));
    const results = await Promise.all([first, log.append(makeEntry(0)), log.append(makeEntry(1))]);
    expect(results.map(({ index }) => index)).toEqual([0, 0, 1]);
    expect(log.size).toBe(2);
  });

  it('are refused when too much is waiting', async () => {
    const pool = createEntryPool();
    const entry = new Uint8Array(65_535);
    for (let number = 0; number < 2048; number++)
      pool.add(entry, encodeUtf8(sha256Hex(encodeUtf8(`${number}`)))).catch(() => {});
    expect(pool.isFull).toBe(true);
    await throwsWithCode('log_busy', () => pool.add(entry, encodeUtf8('one more')));
    expect(pool.take()).toHaveLength(512);
    expect(pool.size).toBe(1536);
  });
});

describe('cosigning', () => {
  it('puts cosignatures into the published checkpoint', async () => {
    const log = await openForTest(directory, signer, { cosigner });
    const { proof, checkpoint } = await log.append(makeEntry(0));
    expect(parseNote(checkpoint).signatures.map(({ name }) => name)).toEqual([ORIGIN, 'witness.example']);
    await checkProof(proof, makeEntry(0), identity);
    await log.close();
    expect(await (await openForTest(directory, signer)).checkpoint()).toEqual(checkpoint);
  });

  it('can prove consistency with any earlier size', async () => {
    const proofs: number[] = [];
    const log = await openForTest(directory, signer, {
      cosigner: async ({ checkpoint, size, prove }) => {
        for (let oldSize = 0; oldSize <= size; oldSize++) proofs.push((await prove(oldSize)).length);
        return checkpoint;
      },
    });
    await Promise.all(count(3).map((number) => log.append(makeEntry(number))));
    expect(proofs).toEqual([0, 0, 2, 1, 0]);
  });

  it('that fails leaves the batch to be tried again', async () => {
    let isAway = false;
    const open = () =>
      openForTest(directory, signer, {
        cosigner: async (input) => {
          if (isAway) throw new Error('no witness answers');
          return cosigner(input);
        },
      });
    const log = await open();
    await log.append(makeEntry(0));
    isAway = true;
    await throwsWithCode('cosign_failed', () => log.append(makeEntry(1)));
    await throwsWithCode('cosign_failed', () => log.append(makeEntry(2)));
    expect(log.size).toBe(1);
    await log.close();
    const again = await open(); // A log can be opened while its witnesses are out of reach.
    expect(again.size).toBe(1);
    await throwsWithCode('cosign_failed', () => again.freeze());
    isAway = false;
    expect((await again.append(makeEntry(2))).index).toBe(2);
    expect((await again.append(makeEntry(1))).index).toBe(1);
    expect(again.size).toBe(3);
  });

  it('that finds a witness ahead stops the log, and keeps it from starting', async () => {
    await fillLog(directory, signer, 2);
    const disagree: Cosigner = async () => {
      throw new LogError('witness_disagrees', 'witness.example remembers 9 entries');
    };
    await throwsWithCode('witness_disagrees', () => openForTest(directory, signer, { cosigner: disagree }));
    let calls = 0;
    const log = await openForTest(directory, signer, {
      cosigner: async (input) => (calls++ === 0 ? input.checkpoint : disagree(input)),
    });
    await throwsWithCode('witness_disagrees', () => log.append(makeEntry(2)));
    await throwsWithCode('log_failed', () => log.append(makeEntry(3)));
    expect(log.size).toBe(2);
  });

  it('cannot change what is published', async () => {
    const other = await makeDirectory();
    await fillLog(other, signer, 1);
    const { checkpoint } = await readLogView({ directory: other, ...identity });
    const log = await openForTest(directory, signer, {
      cosigner: async (input) => (input.size === 0 ? input.checkpoint : checkpoint),
    });
    await throwsWithCode('checkpoint_invalid', () => log.append(makeEntry(7)));
    await throwsWithCode('checkpoint_invalid', () =>
      openForTest(join(directory, 'b'), signer, { cosigner: async () => encodeUtf8('a') }),
    );
  });

  it('is renewed at the start', async () => {
    await fillLog(directory, signer, 2);
    const log = await openForTest(directory, signer, { cosigner });
    expect(parseNote(await log.checkpoint()).signatures).toHaveLength(2);
    expect(log.size).toBe(2);
    expect((await readLogView({ directory, ...identity })).checkpoint).toEqual(await log.checkpoint());
  });
});

describe('two sequencers', () => {
  it('are kept apart by the lock', async () => {
    await openForTest(directory, signer);
    await throwsWithCode('log_locked', () => openForTest(directory, signer));
  });

  it('without a lock cannot both publish', async () => {
    const checkpoints: CheckpointStore = {
      ...openDiskCheckpoints(directory),
      lock: async () => ({ release: async () => {} }),
    };
    const open = () =>
      openSequencer({
        tiles: openDiskTiles(directory),
        checkpoints,
        origin: ORIGIN,
        logSigner: signer,
        mergeDelayMs: 0,
      });
    const [first, second] = [await open(), await open()];
    await first.append(makeEntry(0));
    await throwsWithCode('tile_conflict', () => second.append(makeEntry(1)));
    await throwsWithCode('log_failed', () => second.append(makeEntry(2)));
    await Promise.all([first.close(), second.close()]);
  });

  it('see that the checkpoint was replaced', async () => {
    await fillLog(directory, signer, 1);
    const log = await openForTest(directory, signer);
    const cosigned = await cosigner({ checkpoint: await log.checkpoint(), size: 1, prove: async () => [] });
    await writeFile(join(directory, 'checkpoint'), cosigned);
    await throwsWithCode('checkpoint_conflict', () => log.append(makeEntry(1)));
  });
});

describe('freeze', () => {
  it('ends the log for good, with its last entries in it', async () => {
    const log = await openForTest(directory, signer, { mergeDelayMs: 10_000 });
    const waiting = log.append(makeEntry(0));
    const final = await log.freeze();
    expect((await waiting).index).toBe(0);
    const { checkpoint } = await openCheckpoint({ bytes: await log.checkpoint(), ...identity });
    expect(final).toEqual({ size: checkpoint.size, root: checkpoint.root });
    await throwsWithCode('log_frozen', () => log.append(makeEntry(1)));
    await throwsWithCode('log_frozen', () => log.append(makeEntry(0)));
    expect(await log.freeze()).toEqual(final);
    await log.close();

    const again = await openForTest(directory, signer);
    await throwsWithCode('log_frozen', () => again.append(makeEntry(1)));
    expect(await again.freeze()).toEqual(final);
    await checkProof(await again.prove(0), makeEntry(0), identity);
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'sound', size: 1 });
  });

  it('is not undone by a checkpoint of more entries', async () => {
    await fillLog(directory, signer, 1);
    const log = await openForTest(directory, signer);
    await log.freeze();
    await log.close();
    const final = await readFile(join(directory, 'final.json'));
    await rm(join(directory, 'final.json'));
    const thawed = await openForTest(directory, signer);
    await thawed.append(makeEntry(1));
    await thawed.close();
    await writeFile(join(directory, 'final.json'), final);
    await throwsWithCode('final_damaged', () => openForTest(directory, signer));
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'damaged', code: 'final_damaged' });
  });
});

describe('the index', () => {
  const path = () => join(directory, 'index.sqlite');
  const appendAgain = async (numbers: number[]) => {
    const log = await openForTest(directory, signer);
    const results = await Promise.all(numbers.map((number) => log.append(makeEntry(number))));
    await log.close();
    return results.map(({ index }) => index);
  };

  it.each<[string, () => Promise<void>]>([
    ['is gone', () => rm(path())],
    ['is no database', () => writeFile(path(), 'not a database, but long enough to be looked at as one'.repeat(20))],
    [
      'is of another log',
      async () => {
        const other = await makeDirectory();
        const log = await openForTest(other, signer);
        await Promise.all(count(300, 1000).map((number) => log.append(makeEntry(number))));
        await log.close();
        await writeFile(path(), await readFile(join(other, 'index.sqlite')));
      },
    ],
    [
      'is of an earlier state',
      async () => {
        const earlier = await makeDirectory();
        await fillLogAtOnce(earlier, signer, 100);
        await writeFile(path(), await readFile(join(earlier, 'index.sqlite')));
      },
    ],
    [
      'says another place',
      async () => {
        const database = new DatabaseSync(path());
        database.exec('UPDATE leaf SET entry = (entry + 1) % 300');
        database.close();
      },
    ],
  ])('is made anew when it %s', async (_, damage) => {
    await fillLogAtOnce(directory, signer, 300);
    await damage();
    expect(await appendAgain([0, 299, 300, 150])).toEqual([0, 299, 300, 150]);
    expect(await appendAgain([300, 299])).toEqual([300, 299]);
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'sound', size: 301 });
  });

  it('needs no file', async () => {
    await fillLogAtOnce(directory, signer, 300);
    const log = await openSequencer({
      tiles: openDiskTiles(directory),
      checkpoints: openDiskCheckpoints(directory),
      origin: ORIGIN,
      logSigner: signer,
    });
    expect((await log.append(makeEntry(270))).index).toBe(270);
    await log.close();
  });
});

describe('a store that is full', () => {
  const full = new LogError('storage_full', 'made by the test');

  it('adds nothing, and the next append picks up the work', async () => {
    const disk = openDiskTiles(directory);
    let writes = 0;
    const tiles: TileStore = {
      read: disk.read,
      write: async (path, bytes) => {
        if (writes++ === 1) throw full;
        await disk.write(path, bytes);
      },
    };
    const checkpoints = openDiskCheckpoints(directory);
    const log = await openSequencer({ tiles, checkpoints, origin: ORIGIN, logSigner: signer, mergeDelayMs: 0 });
    await throwsWithCode('storage_full', () => log.append(makeEntry(0)));
    expect(log.size).toBe(0);
    await throwsWithCode('index_out_of_range', () => log.prove(0));
    // The batch that was begun comes first, whoever asks next.
    expect((await log.append(makeEntry(1))).index).toBe(1);
    expect((await log.append(makeEntry(0))).index).toBe(0);
    await log.close();
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'sound', size: 2 });
  });

  it.each(['batch', 'checkpoint'] as const)('for the %s keeps the old checkpoint until there is room', async (what) => {
    const disk = openDiskCheckpoints(directory);
    let isFull = false;
    const refuse = () => {
      if (isFull) throw full;
    };
    const checkpoints: CheckpointStore = {
      ...disk,
      swap: async (expected, next) => {
        if (what === 'checkpoint') refuse();
        return disk.swap(expected, next);
      },
      writeState: async (name, bytes) => {
        if (what === 'batch') refuse();
        await disk.writeState(name, bytes);
      },
    };
    const tiles = openDiskTiles(directory);
    const log = await openSequencer({ tiles, checkpoints, origin: ORIGIN, logSigner: signer, mergeDelayMs: 0 });
    await log.append(makeEntry(0));
    const before = await log.checkpoint();
    isFull = true;
    await throwsWithCode('storage_full', () => log.append(makeEntry(1)));
    await throwsWithCode('storage_full', () => log.append(makeEntry(1)));
    expect(await log.checkpoint()).toEqual(before);
    isFull = false;
    expect((await log.append(makeEntry(1))).index).toBe(1);
    await log.close();
  });
});

it('refuses a tile path that leads elsewhere', async () => {
  const tiles = openDiskTiles(directory);
  await writeFile(join(directory, 'secret'), 'secret');
  for (const path of ['secret', 'tile/../secret', '/etc/passwd', 'tile/0/000.p/0', 'tile/00/000', 'tile/100/000'])
    expect(await tiles.read(path)).toBeNull();
  await throwsWithCode('storage_failed', () => tiles.write('tile/0/../../x', concatBytes()));
});
