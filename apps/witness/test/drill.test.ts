/** The drills "witness lost" and "log disk rolled back": a real sequencer on a disk, and real witnesses over HTTP. */
import { cp, rm } from 'node:fs/promises';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { writeLogEntry } from '@attestlayer/kit';
import { openDiskCheckpoints, openDiskTiles, openSequencer, type Sequencer } from '@attestlayer/log';
import { makeMemoryLog, makeSeedSigner } from '@attestlayer/testing';
import { openCheckpoint, parseTlogProof, parseWitnessPolicy, type WitnessPolicy } from '@attestlayer/tlog';
import { createCosigner } from '@attestlayer/witnessing';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder, type RunningWitness, startWitness } from './run-witness.ts';

const ORIGIN = 'log.example/2026';
const logSigner = await makeSeedSigner('log');

/** Stands for the log in what the witnesses are told about it; the entries are on the disk. */
const named = makeMemoryLog({ origin: ORIGIN, signer: logSigner });

const makeEntry = (number: number) =>
  writeLogEntry({ entry: 'trust.v1', version: number + 1, trust_sha256: sha256Hex(encodeUtf8(`${number}`)) });

function makePolicy(witnesses: RunningWitness[]): WitnessPolicy {
  const lines = witnesses.map(({ key }, index) => `witness w${index} ${key.vkey}`);
  return parseWitnessPolicy([...lines, 'group two 2 w0 w1 w2', 'quorum two', ''].join('\n'));
}

async function open(directory: string, witnesses: RunningWitness[], policy: WitnessPolicy): Promise<Sequencer> {
  const sequencer = await openSequencer({
    tiles: openDiskTiles(directory),
    checkpoints: openDiskCheckpoints(directory),
    origin: ORIGIN,
    logSigner,
    cosigner: createCosigner({ policy, witnesses, fetch, timeoutMs: 10_000, now: Date.now }),
    mergeDelayMs: 0,
  });
  onTestFinished(() => sequencer.close());
  return sequencer;
}

/** How many witnesses of the policy have cosigned a checkpoint. */
async function countCosignatures(bytes: Uint8Array, policy: WitnessPolicy): Promise<number> {
  const witnessKeys = policy.witnesses.map(({ key }) => key);
  const { cosignatures } = await openCheckpoint({ bytes, origin: ORIGIN, logKey: named.key, witnessKeys });
  return cosignatures.length;
}

async function startThree(): Promise<{ folders: string[]; witnesses: RunningWitness[] }> {
  const folders = [await makeFolder(), await makeFolder(), await makeFolder()];
  return { folders, witnesses: await Promise.all(folders.map((folder) => startWitness(folder, [named]))) };
}

it('goes on with a quorum, waits without one, and loses and doubles nothing when a witness comes back', async () => {
  const { folders, witnesses } = await startThree();
  const policy = makePolicy(witnesses);
  const directory = await makeFolder();
  const log = await open(directory, witnesses, policy);
  const first = await log.append(makeEntry(0));
  expect(await countCosignatures(parseTlogProof(first.proof).checkpoint, policy)).toBe(3);

  await witnesses[2]!.end('SIGKILL');
  const second = await log.append(makeEntry(1));
  expect(await countCosignatures(second.checkpoint, policy)).toBe(2);

  await witnesses[1]!.end('SIGKILL');
  await expect(log.append(makeEntry(2))).rejects.toMatchObject({ code: 'cosign_failed' });
  expect(await log.checkpoint()).toEqual(second.checkpoint);
  await log.close();

  // The witness remembers one entry, the other one that is left perhaps three.
  witnesses[2] = await startWitness(folders[2]!, [named]);
  const reopened = await open(directory, witnesses, policy);
  const third = await reopened.append(makeEntry(2));
  expect(third.index).toBe(2);
  expect(await countCosignatures(third.checkpoint, policy)).toBe(2);
  expect(reopened.size).toBe(3);
});

it('is stopped by its witnesses when its disk was rolled back, and when it goes on from there', async () => {
  const { witnesses } = await startThree();
  const policy = makePolicy(witnesses);
  const directory = await makeFolder();
  const backup = await makeFolder();
  const log = await open(directory, witnesses, policy);
  await log.append(makeEntry(0));
  await cp(directory, backup, { recursive: true, filter: (path) => !path.includes('lock') });
  await log.append(makeEntry(1));
  await log.close();

  await rm(directory, { recursive: true });
  await cp(backup, directory, { recursive: true });
  await expect(open(directory, witnesses, policy)).rejects.toMatchObject({
    code: 'witness_disagrees',
    cause: { code: 'witness_ahead' },
  });

  // A thief of the log key who starts the log without witnesses makes a second history, which none of them cosigns.
  const alone = await openSequencer({
    tiles: openDiskTiles(directory),
    checkpoints: openDiskCheckpoints(directory),
    origin: ORIGIN,
    logSigner,
    mergeDelayMs: 0,
  });
  await alone.append(makeEntry(7));
  await alone.append(makeEntry(8));
  await alone.close();
  await expect(open(directory, witnesses, policy)).rejects.toMatchObject({
    code: 'witness_disagrees',
    cause: { code: 'witness_split' },
  });
});
