import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signer } from '@attestlayer/signature';
import { hashLeaf, makeNoteKey, openCheckpoint, parseTlogProof, verifyInclusion } from '@attestlayer/tlog';
import { afterAll, expect, onTestFinished } from 'vitest';
import {
  type LocalLog,
  type LocalLogOptions,
  LogError,
  type LogErrorCode,
  type LogIdentity,
  openLocalLog,
} from '../src/index.ts';
import { makeEntry } from './make-entry.ts';
import { makeSigner } from './make-signer.ts';

export { makeEntry, makeSigner };

export const ORIGIN = 'log.example/2026';

export function identityOf(signer: Signer, origin = ORIGIN): LogIdentity {
  return {
    origin,
    logKey: makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey: signer.publicKey }),
  };
}

const directories: string[] = [];

/** Makes a directory that is removed after the tests of the file. */
export async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'attestlayer-log-'));
  directories.push(directory);
  return directory;
}

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true });
});

/** Opens a log for the length of one test. */
export async function openForTest(
  directory: string,
  signer: Signer,
  options: Partial<LocalLogOptions> = {},
): Promise<LocalLog> {
  const log = await openLocalLog({ directory, origin: ORIGIN, logSigner: signer, ...options });
  onTestFinished(() => log.close());
  return log;
}

/** Makes a log with this many entries, each in a batch of its own, and closes it. */
export async function fillLog(directory: string, signer: Signer, count: number): Promise<void> {
  const log = await openLocalLog({ directory, origin: ORIGIN, logSigner: signer });
  for (let number = 0; number < count; number++) await log.append(makeEntry(number));
  await log.close();
}

/** Makes a log with the entries [0, count) in one batch, and closes it. */
export async function fillLogAtOnce(directory: string, signer: Signer, count: number): Promise<void> {
  const log = await openLocalLog({ directory, origin: ORIGIN, logSigner: signer });
  await Promise.all(Array.from({ length: count }, (_, number) => log.append(makeEntry(number))));
  await log.close();
}

/** Checks a proof file as an outsider does: checkpoint by the log's key, then inclusion. */
export async function checkProof(
  proofFile: Uint8Array,
  entry: Uint8Array,
  identity: LogIdentity,
): Promise<{ index: number; size: number }> {
  const { index, proof, checkpoint: bytes } = parseTlogProof(proofFile);
  const { checkpoint } = await openCheckpoint({ bytes, ...identity });
  verifyInclusion({ leafHash: hashLeaf(entry), index, size: checkpoint.size, proof, root: checkpoint.root });
  return { index, size: checkpoint.size };
}

export async function throwsWithCode(code: LogErrorCode, run: () => Promise<unknown>): Promise<void> {
  const error = await run().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(LogError);
  expect((error as LogError).code).toBe(code);
}
