/**
 * The process that is killed: appends entries, eight at a time, and writes down whatever somebody outside gets to see, each
 * with one write, which a kill cannot take back.
 */
import { appendFileSync } from 'node:fs';
import { encodeBase64 } from '@attestlayer/encoding';
import { openLocalLog } from '@attestlayer/log';
import { type ChildTask, makeKillEntry, makeKillSigner, ORIGIN } from './kill-sequencer-task.ts';

const APPENDS_AT_ONCE = 8;
const MERGE_DELAY_MS = 2;

const task = JSON.parse(process.argv[2]!) as ChildTask;
let passed = 0;
let next = task.firstEntry;

const log = await openLocalLog({
  directory: task.directory,
  origin: ORIGIN,
  logSigner: await makeKillSigner(),
  mergeDelayMs: MERGE_DELAY_MS,
  // Stands for a witness: what it was shown once, the log may never deny.
  cosigner: async ({ checkpoint }) => {
    appendFileSync(task.shownFile, `${encodeBase64(checkpoint)}\n`);
    return checkpoint;
  },
  faults: (point) => {
    if (point === task.point && ++passed === task.passes) process.kill(process.pid, 'SIGKILL');
  },
});

async function appendOnAndOn(): Promise<never> {
  for (;;) {
    const number = next++;
    const { index } = await log.append(makeKillEntry(number));
    appendFileSync(task.answeredFile, `${number} ${index}\n`);
  }
}

await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, appendOnAndOn));
