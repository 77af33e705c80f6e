import { encodeUtf8 } from '@attestlayer/encoding';
import { LogError } from '@attestlayer/log';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_DATABASES, type TestDatabase } from '../../../test/test-databases.ts';
import { openDatabaseCheckpoints } from './database-checkpoints.ts';

const [a, b] = [encodeUtf8('a'), encodeUtf8('b')];

describe.each(TEST_DATABASES)('checkpoints on $name', ({ open }) => {
  let opened: TestDatabase;
  let logs = 0;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  function openNew(takeLock = async (): Promise<{ release(): Promise<void> } | null> => ({ release: async () => {} })) {
    logs += 1;
    const origin = `log.example/${logs}`;
    const openAgain = () => openDatabaseCheckpoints({ query: opened.database.query, origin, takeLock });
    return { checkpoints: openAgain(), openAgain };
  }

  test('a swap changes what it is told to, and nothing else', async () => {
    const { checkpoints, openAgain } = openNew();
    expect(await checkpoints.load()).toBeNull();
    expect(await checkpoints.swap(a, b)).toBe(false);
    expect(await checkpoints.swap(null, a)).toBe(true);
    expect(await checkpoints.swap(null, b)).toBe(false);
    expect(await checkpoints.swap(b, b)).toBe(false);
    expect(await checkpoints.swap(a, b)).toBe(true);
    expect(await openAgain().load()).toEqual(b);
    expect(await openNew().checkpoints.load()).toBeNull();
  });

  test('one of many swaps, the first and a later one', async () => {
    const { openAgain } = openNew();
    for (const expected of [null, encodeUtf8('next 0')]) {
      const stores = Array.from({ length: 8 }, openAgain);
      const swaps = stores.map((store) => store.swap(expected, encodeUtf8(expected === null ? 'next 0' : 'later')));
      expect((await Promise.all(swaps)).filter((swapped) => swapped)).toHaveLength(1);
    }
  });

  test('the records of the sequencer are kept apart', async () => {
    const { checkpoints } = openNew();
    expect(await checkpoints.readState('batch')).toBeNull();
    await checkpoints.writeState('batch', a);
    await checkpoints.writeState('batch', b);
    expect(await checkpoints.readState('batch')).toEqual(b);
    expect(await checkpoints.readState('final')).toBeNull();
    expect(await checkpoints.load()).toBeNull();
  });

  test('what the lock and the database say is told as an error of the log', async () => {
    await expect(openNew(async () => null).checkpoints.lock()).rejects.toMatchObject({ code: 'log_locked' });
    const failing = openNew(async () => {
      throw new Error('the server is down');
    });
    await expect(failing.checkpoints.lock()).rejects.toThrow(LogError);
    await expect(failing.checkpoints.lock()).rejects.toMatchObject({ code: 'storage_failed' });
  });
});
