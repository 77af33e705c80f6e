import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { emptyRoot } from '@attestlayer/tlog';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../test/run-witness.ts';
import { openState, type WitnessState } from './state.ts';

const ORIGIN = 'log.example';
const rootOf = (byte: number) => new Uint8Array(32).fill(byte);
const note = Uint8Array.of(1);
const stateAt = (size: number, byte = size) => ({ size, root: rootOf(byte), note });
const EMPTY = { size: 0, root: emptyRoot };

async function openTestState(path?: string): Promise<{ state: WitnessState; path: string }> {
  const where = path ?? join(await makeFolder(), 'state');
  const state = openState(where);
  onTestFinished(() => state.close());
  return { state, path: where };
}

describe('swap', () => {
  it('records a tree only from the one that is recorded', async () => {
    const { state } = await openTestState();
    expect(state.read(ORIGIN)).toEqual(EMPTY);
    expect(state.swap(ORIGIN, stateAt(3), stateAt(4))).toBe(false);
    expect(state.swap(ORIGIN, EMPTY, stateAt(3))).toBe(true);
    expect(state.swap(ORIGIN, EMPTY, stateAt(5))).toBe(false);
    expect(state.swap(ORIGIN, stateAt(3, 9), stateAt(5))).toBe(false);
    expect(state.swap(ORIGIN, stateAt(3), stateAt(5))).toBe(true);
    expect(state.swap(ORIGIN, stateAt(3), stateAt(3))).toBe(false);
    expect(state.swap(ORIGIN, stateAt(5), stateAt(5))).toBe(true);
    expect(state.read(ORIGIN)).toMatchObject({ size: 5, root: rootOf(5) });
  });

  it('keeps logs apart', async () => {
    const { state } = await openTestState();
    state.swap(ORIGIN, EMPTY, stateAt(3));
    expect(state.read('other.example')).toEqual(EMPTY);
    expect(state.swap('other.example', EMPTY, stateAt(7))).toBe(true);
    expect(state.read(ORIGIN).size).toBe(3);
  });

  it('is seen by another opening of the same file, and survives closing', async () => {
    const first = await openTestState();
    const second = await openTestState(first.path);
    expect(first.state.swap(ORIGIN, EMPTY, stateAt(3))).toBe(true);
    expect(second.state.swap(ORIGIN, EMPTY, stateAt(4))).toBe(false);
    expect(second.state.read(ORIGIN).size).toBe(3);
  });
});

it('cannot be made to shrink or forget, not even by hand', async () => {
  const { state, path } = await openTestState();
  state.swap(ORIGIN, EMPTY, stateAt(3));
  expect(() => state.swap(ORIGIN, stateAt(3), stateAt(2))).toThrow();
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  expect(() => database.exec('UPDATE cosigned SET size = 2')).toThrow();
  expect(() => database.exec("UPDATE cosigned SET root = x'00'")).toThrow();
  expect(() => database.exec('DELETE FROM cosigned')).toThrow();
  expect(state.read(ORIGIN)).toMatchObject({ size: 3, root: rootOf(3) });
});

it('belongs to one witness', async () => {
  const { state } = await openTestState();
  expect(state.owner()).toBe(null);
  state.claim('w1');
  expect(state.owner()).toBe('w1');
  expect(() => state.claim('w2')).toThrow();
});

it('keeps a bounded number of split views', async () => {
  const { state, path } = await openTestState();
  for (let byte = 0; byte < 100; byte++) state.keepSplitView(ORIGIN, stateAt(3, byte));
  state.keepSplitView('other.example', stateAt(3));
  const database = new DatabaseSync(path, { readOnly: true });
  onTestFinished(() => database.close());
  const counts = database.prepare('SELECT origin, count(*) AS views FROM split_views GROUP BY origin').all();
  expect(counts.map(({ origin, views }) => [origin, views])).toEqual([
    [ORIGIN, 64],
    ['other.example', 1],
  ]);
});

it('is refused when the file is something else', async () => {
  const path = join(await makeFolder(), 'state');
  await writeFile(path, 'not a database, but long enough to be looked at as one; '.repeat(40));
  expect(() => openState(path)).toThrow(expect.objectContaining({ code: 'state_failed' }));
});
