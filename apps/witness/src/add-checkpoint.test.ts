import { join } from 'node:path';
import { concatBytes, decodeUtf8, encodeUtf8 } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import { type MemoryLog, makeMemoryLog, makeSeedSigner } from '@attestlayer/testing';
import {
  emptyRoot,
  formatAddCheckpointRequest,
  formatNote,
  makeNoteKey,
  openCheckpoint,
  parseAddCheckpointResponse,
  parseNote,
  signNote,
} from '@attestlayer/tlog';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder, makeRequest } from '../test/run-witness.ts';
import { addCheckpoint, type Witness } from './add-checkpoint.ts';
import { openState } from './state.ts';

const ORIGIN = 'log.example/2026';
const NOW_SECONDS = 1_800_000_000;

let logSigner: Signer;
let nextLogSigner: Signer;
let witnessSigner: Signer;
beforeAll(async () => {
  [logSigner, nextLogSigner, witnessSigner] = (await Promise.all(
    ['log', 'next log', 'witness'].map(makeSeedSigner),
  )) as [Signer, Signer, Signer];
});

let log: MemoryLog;
let witness: Witness;
beforeEach(async () => {
  log = makeMemoryLog({ origin: ORIGIN, signer: logSigner });
  const state = openState(join(await makeFolder(), 'state'));
  onTestFinished(() => state.close());
  const { vkey } = makeNoteKey({
    name: 'witness.example',
    algorithm: 'cosignature-v1',
    publicKey: witnessSigner.publicKey,
  });
  witness = {
    name: 'witness.example',
    vkey,
    signer: witnessSigner,
    logs: new Map([[ORIGIN, [log.key]]]),
    state,
    now: () => NOW_SECONDS * 1000 + 999,
  };
});

const ask = (body: Uint8Array) => addCheckpoint(witness, body);
const bodyOf = (reply: { body: Uint8Array }) => decodeUtf8(reply.body);

/** Makes the witness cosign a size, and expects that it does. */
async function cosign(oldSize: number, size: number): Promise<void> {
  expect(await ask(await makeRequest(log, oldSize, size))).toMatchObject({ status: 200 });
}

describe('a sound request', () => {
  it('is answered with a cosignature of the checkpoint that verifies', async () => {
    const { checkpoint } = await log.at(5);
    const reply = await ask(await makeRequest(log, 0, 5));
    expect(reply).toMatchObject({ status: 200, outcome: 'cosigned', origin: ORIGIN, size: 5 });
    const { text, signatures } = parseNote(checkpoint);
    const cosigned = formatNote({ text, signatures: [...signatures, ...parseAddCheckpointResponse(reply.body)] });
    const key = makeNoteKey({
      name: 'witness.example',
      algorithm: 'cosignature-v1',
      publicKey: witnessSigner.publicKey,
    });
    const opened = await openCheckpoint({ bytes: cosigned, origin: ORIGIN, logKey: log.key, witnessKeys: [key] });
    expect(opened.cosignatures).toEqual([{ key, timestamp: NOW_SECONDS }]);
  });

  it.each([
    [0, 0],
    [0, 1],
    [1, 2],
    [3, 3],
    [3, 7],
    [255, 256],
    [256, 1000],
  ])('goes from %i to %i entries', async (oldSize, size) => {
    await cosign(0, oldSize);
    await cosign(oldSize, size);
    expect(witness.state.read(ORIGIN).size).toBe(size);
  });

  it('may be repeated', async () => {
    await cosign(0, 5);
    await cosign(5, 5);
    await cosign(5, 5);
  });

  it('may carry signatures of others', async () => {
    const { checkpoint } = await log.at(5);
    const { text, signatures } = parseNote(checkpoint);
    const foreign = await signNote({ text, signer: { name: 'elsewhere.example', signer: witnessSigner } });
    const sameNameOtherKey = await signNote({ text, signer: { name: ORIGIN, signer: witnessSigner } });
    const note = formatNote({ text, signatures: [foreign, sameNameOtherKey, ...signatures] });
    const body = formatAddCheckpointRequest({ oldSize: 0, proof: [], checkpoint: note });
    expect(await ask(body)).toMatchObject({ status: 200 });
  });

  it('may be signed with either key while the log changes its key', async () => {
    const next = makeMemoryLog({ origin: ORIGIN, signer: nextLogSigner });
    witness = { ...witness, logs: new Map([[ORIGIN, [log.key, next.key]]]) };
    await cosign(0, 5);
    expect(await ask(await makeRequest(next, 5, 6))).toMatchObject({ status: 200 });
  });
});

describe('a request that is refused', () => {
  beforeEach(() => cosign(0, 5));

  /** Nothing that is refused may change what the witness remembers. */
  async function refused(body: Uint8Array, expected: Record<string, unknown>): Promise<void> {
    const before = witness.state.read(ORIGIN);
    expect(await ask(body)).toMatchObject(expected);
    expect(witness.state.read(ORIGIN)).toEqual(before);
    await cosign(5, 6);
  }

  it.each([
    ['nothing', () => ''],
    ['no note', () => 'old 5\n\nnothing\n'],
    ['a note that is no checkpoint', () => 'old 5\n\nhello\n\n— log.example/2026 AAAAAAAA\n'],
    ['a checkpoint without signatures', () => `old 5\n\n${ORIGIN}\n5\n${'A'.repeat(43)}=\n`],
  ])('400: %s', async (_what, text) => {
    await refused(encodeUtf8(text()), { status: 400, outcome: 'malformed', origin: null });
  });

  it('400: an old size above the size of the checkpoint', async () => {
    const { checkpoint } = await log.at(5);
    const body = formatAddCheckpointRequest({ oldSize: 6, proof: [], checkpoint });
    await refused(body, { status: 400, outcome: 'old_size_above_checkpoint' });
  });

  it('404: an unknown origin, whatever its signature', async () => {
    const other = makeMemoryLog({ origin: 'other.example', signer: logSigner });
    await refused(await makeRequest(other, 0, 5), { status: 404, outcome: 'unknown_origin', origin: null });
  });

  it('403: signed by another key under the name of the log', async () => {
    const forged = makeMemoryLog({ origin: ORIGIN, signer: witnessSigner });
    await refused(await makeRequest(forged, 5, 6), { status: 403, outcome: 'no_valid_log_signature' });
  });

  it('403: a signature of the log over another text', async () => {
    const [good, other] = await Promise.all([log.at(6), log.at(7)]);
    const note = formatNote({
      text: parseNote(other.checkpoint).text,
      signatures: parseNote(good.checkpoint).signatures,
    });
    const body = formatAddCheckpointRequest({ oldSize: 5, proof: await other.prove(5), checkpoint: note });
    await refused(body, { status: 403 });
  });

  it('403 comes before 400 and 409: without a signature nobody learns our size', async () => {
    const forged = makeMemoryLog({ origin: ORIGIN, signer: witnessSigner });
    const { checkpoint } = await forged.at(3);
    for (const oldSize of [0, 3, 4])
      await refusedOnce(formatAddCheckpointRequest({ oldSize, proof: [], checkpoint }), 403);
    async function refusedOnce(body: Uint8Array, status: number) {
      expect((await ask(body)).status).toBe(status);
    }
  });

  it('409 with our size: another old size, also a replayed first request', async () => {
    for (const [oldSize, size] of [
      [0, 5],
      [0, 9],
      [4, 9],
      [6, 9],
      [3, 4],
    ] as const) {
      const reply = await ask(await makeRequest(log, oldSize, size));
      expect(reply).toMatchObject({ status: 409, mediaType: 'text/x.tlog.size', outcome: 'old_size_differs' });
      expect(bodyOf(reply)).toBe('5\n');
    }
  });

  it('409 with our size: a rolled-back log', async () => {
    const reply = await ask(await makeRequest(log, 2, 3));
    expect(reply).toMatchObject({ status: 409 });
    expect(bodyOf(reply)).toBe('5\n');
  });

  it('409: another root for the size that we have', async () => {
    const other = makeMemoryLog({ origin: ORIGIN, signer: logSigner, label: 'other' });
    await refused(await makeRequest(other, 5, 5), { status: 409, outcome: 'split_view' });
  });

  it('422: a history that does not contain ours', async () => {
    const other = makeMemoryLog({ origin: ORIGIN, signer: logSigner, label: 'other' });
    await refused(await makeRequest(other, 5, 9), { status: 422, outcome: 'consistency_invalid' });
  });

  it('422: no proof, half a proof, a proof too many, a proof of another size', async () => {
    const { checkpoint, prove } = await log.at(9);
    const proof = await prove(5);
    const bad = [[], proof.slice(1), proof.slice(0, -1), [...proof, emptyRoot], [...proof].reverse(), await prove(4)];
    for (const [position, hashes] of bad.entries()) {
      const reply = await ask(formatAddCheckpointRequest({ oldSize: 5, proof: hashes, checkpoint }));
      expect(reply, `proof ${position}`).toMatchObject({ status: 422 });
    }
  });

  it('422: a proof where it must be empty', async () => {
    const { checkpoint } = await log.at(5);
    await refused(formatAddCheckpointRequest({ oldSize: 5, proof: [emptyRoot], checkpoint }), { status: 422 });
    const fresh = makeMemoryLog({ origin: 'fresh.example', signer: logSigner });
    witness = { ...witness, logs: new Map([...witness.logs, ['fresh.example', [fresh.key]]]) };
    const first = formatAddCheckpointRequest({
      oldSize: 0,
      proof: [emptyRoot],
      checkpoint: (await fresh.at(4)).checkpoint,
    });
    expect(await ask(first)).toMatchObject({ status: 422 });
  });
});

it('keeps the proof of a split view, once for each root', async () => {
  const kept: unknown[] = [];
  const { state } = witness;
  witness = {
    ...witness,
    state: {
      ...state,
      keepSplitView: (...view) => {
        kept.push(view);
        return state.keepSplitView(...view);
      },
    },
  };
  await cosign(0, 5);
  const other = makeMemoryLog({ origin: ORIGIN, signer: logSigner, label: 'other' });
  const body = await makeRequest(other, 5, 5);
  for (const _ of [1, 2]) expect(await ask(body)).toMatchObject({ status: 409, outcome: 'split_view' });
  const { checkpoint } = await other.at(5);
  expect(kept).toEqual(Array(2).fill([ORIGIN, expect.objectContaining({ size: 5, note: checkpoint })]));
});

it('gives no cosignature when the state cannot be recorded', async () => {
  const swap = () => {
    throw new Error('disk full');
  };
  witness = { ...witness, state: { ...witness.state, swap } };
  await expect(ask(await makeRequest(log, 0, 5))).rejects.toThrow();
});

it('answers 409 when another process recorded a larger tree in between', async () => {
  await cosign(0, 5);
  const { state } = witness;
  const { checkpoint } = await log.at(8);
  const swap: typeof state.swap = (origin, expected, next) => {
    state.swap(origin, expected, { size: 8, root: emptyRoot, note: checkpoint });
    return state.swap(origin, expected, next);
  };
  witness = { ...witness, state: { ...state, swap } };
  const reply = await ask(await makeRequest(log, 5, 7));
  expect(reply).toMatchObject({ status: 409, outcome: 'old_size_differs' });
  expect(bodyOf(reply)).toBe('8\n');
});

it('never fails on a request with one byte changed', async () => {
  await cosign(0, 5);
  const body = await makeRequest(log, 5, 9);
  for (let offset = 0; offset < body.length; offset++) {
    const changed = concatBytes(body.subarray(0, offset), Uint8Array.of(body[offset]! ^ 1), body.subarray(offset + 1));
    const { status } = await ask(changed);
    expect([400, 403, 404, 409, 422], `byte ${offset}`).toContain(status);
  }
  expect(witness.state.read(ORIGIN).size).toBe(5);
});
