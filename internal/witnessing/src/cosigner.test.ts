import { LogError } from '@attestlayer/log';
import type { Signer } from '@attestlayer/signature';
import { type MemoryLog, makeMemoryLog, makeSeedSigner } from '@attestlayer/testing';
import { openCheckpoint, parseWitnessPolicy } from '@attestlayer/tlog';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { makeTestWitness, ORIGIN, type TestWitness } from '../test/test-witness.ts';
import { createCosigner, WitnessingError, type WitnessingResult } from './index.ts';

let logSigner: Signer;
let witnessSigner: Signer;
let log: MemoryLog;
let witness: TestWitness;
const results: WitnessingResult[] = [];
beforeAll(async () => {
  [logSigner, witnessSigner] = (await Promise.all(['log', 'w1'].map(makeSeedSigner))) as [Signer, Signer];
});
const makeLog = (label = 'entry') => makeMemoryLog({ origin: ORIGIN, signer: logSigner, label });
beforeEach(() => {
  log = makeLog();
  witness = makeTestWitness('w1', witnessSigner);
  results.length = 0;
});

function makeCosigner(quorum = 'w1') {
  return createCosigner({
    policy: parseWitnessPolicy(`witness w1 ${witness.key.vkey}\nquorum ${quorum}\n`),
    witnesses: [witness],
    fetch: (_url, { body }) => witness.answer(body as Uint8Array, log.key),
    timeoutMs: 5000,
    now: () => witness.timestampSeconds * 1000,
    onResult: (result) => void results.push(result),
  });
}

async function refusalOf(run: () => Promise<unknown>): Promise<unknown> {
  return run().then(
    () => null,
    (error: unknown) => error,
  );
}

it('gives the note back when the quorum is met', async () => {
  const bytes = await makeCosigner()(await log.at(3));
  const opened = await openCheckpoint({ bytes, origin: ORIGIN, logKey: log.key, witnessKeys: [witness.key] });
  expect(opened.cosignatures).toHaveLength(1);
  expect(results).toMatchObject([{ state: 'quorum_met' }]);
});

it('gives no note back when the quorum is missed, and says who failed', async () => {
  witness.instead = () => new Response(null, { status: 500 });
  const error = await refusalOf(async () => makeCosigner()(await log.at(3)));
  expect(error).toBeInstanceOf(WitnessingError);
  expect(error).toMatchObject({ code: 'quorum_missed' });
  expect(results).toMatchObject([{ state: 'quorum_missed', outcomes: [{ status: 'failed', code: 'refused' }] }]);
});

it('gives the note back under "quorum none", also when no witness answers', async () => {
  witness.instead = () => new Response(null, { status: 500 });
  const input = await log.at(3);
  expect(await makeCosigner('none')(input)).toEqual(input.checkpoint);
  expect(results).toMatchObject([{ state: 'inactive' }]);
});

it.each([
  ['a rolled-back log', 'witness_ahead', async () => log.at(2)],
  ['a second history', 'witness_split', async () => makeLog('other').at(3)],
  ['a second history that goes on', 'witness_split', async () => makeLog('other').at(4)],
])('stops %s, whatever the quorum', async (_what, code, makeInput) => {
  await makeCosigner()(await log.at(3));
  for (const quorum of ['w1', 'none']) {
    const error = await refusalOf(async () => makeCosigner(quorum)(await makeInput()));
    expect(error).toBeInstanceOf(LogError);
    expect(error).toMatchObject({ code: 'witness_disagrees', cause: { code } });
  }
});
