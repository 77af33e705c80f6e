import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  checkProof,
  identityOf,
  makeDirectory,
  makeEntry,
  ORIGIN,
  openForTest,
  throwsWithCode,
} from '../test/log-fixture.ts';
import { makePem, signerFromPem } from '../test/make-signer.ts';
import { fsckLocalLog, openLocalLog } from './index.ts';

const CHILD = fileURLToPath(new URL('../test/append-until-killed.ts', import.meta.url));
const pem = makePem();
const signer = signerFromPem(pem);
const identity = identityOf(signer);

/** Lets another process append until it has said so many indexes, then kills it in the middle of the next append. */
async function appendAndKill(directory: string, first: number, count: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, directory, ORIGIN, pem, `${first}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let last = -1;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    if (last === first)
      await throwsWithCode('log_locked', () => openLocalLog({ directory, origin: ORIGIN, logSigner: signer }));
    if (last + 1 >= first + count) child.kill('SIGKILL');
  }
  await exited;
  return last;
}

it('keeps every acknowledged entry when the process is killed, and lets the next one in', async () => {
  const directory = await makeDirectory();
  let acknowledged = -1;
  for (const count of [1, 3, 10]) {
    acknowledged = await appendAndKill(directory, acknowledged + 1, count);
    expect(await fsckLocalLog({ directory, ...identity })).toMatchObject({ status: 'sound' });
  }
  const log = await openForTest(directory, signer);
  expect(log.size).toBeGreaterThan(acknowledged);
  for (let number = 0; number <= acknowledged; number++) {
    expect(await checkProof(await log.prove(number), makeEntry(number), identity)).toEqual({
      index: number,
      size: log.size,
    });
  }
});
