import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeUtf8, sha256 } from '@attestlayer/encoding';
import { FAULT_POINTS, fsckLocalLog } from '@attestlayer/log';
import { createKillRecord, type KillRecord } from './kill-sequencer-record.ts';
import type { ChildTask } from './kill-sequencer-task.ts';

/** What the kills have shown; `ok` when every kill hit, every restart went on, and nothing was lost, doubled or denied. */
export type KillFigures = {
  ok: boolean;
  kills: number;
  at_point: Record<string, number>;
  entries: number;
  acknowledged: number;
  checkpoints_seen: number;
  denied_checkpoints: number;
  lost: number;
  doubled: number;
  failed_restarts: number;
  fsck: string;
  seed: number;
  seconds: number;
};

const CHILD = fileURLToPath(new URL('kill-sequencer.child.ts', import.meta.url));
/** One kill in so many comes from outside, at any moment: between the fault points there is code too. */
const KILLS_PER_CLOCK_KILL = 6;
/** A process that starts takes about this long, so that a kill from outside hits the start, the recovery or the appends. */
const CLOCK_KILL_WITHIN_MS = 600;
/** A step that a batch passes only once is passed soon after the start, or several batches later. */
const MAX_PASSES = 12;
/** A child that never reaches its fault point would wait for ever. */
const CHILD_TIMEOUT_MS = 20_000;

/** Kills a sequencer that appends, `kills` times, and checks after each what outsiders have seen of the log. */
export async function killSequencer({ kills, seed }: { kills: number; seed: number }): Promise<KillFigures> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-kill-'));
  const files = {
    directory: join(folder, 'log'),
    shownFile: join(folder, 'shown'),
    answeredFile: join(folder, 'answered'),
  };
  const record = await createKillRecord(files.directory);
  const atPoint: Record<string, number> = Object.fromEntries([...FAULT_POINTS, 'clock'].map((point) => [point, 0]));
  let failedRestarts = 0;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const draw = (name: string, below: number) => drawNumber(`${seed} ${kill} ${name}`, below);
      const point = kill % KILLS_PER_CLOCK_KILL === 0 ? null : FAULT_POINTS[draw('point', FAULT_POINTS.length)]!;
      const task = { ...files, firstEntry: record.firstOpenEntry(), point, passes: 1 + draw('passes', MAX_PASSES) };
      if (await runAndKill(task, draw('ms', CLOCK_KILL_WITHIN_MS))) atPoint[point ?? 'clock']!++;
      else failedRestarts++;
      await record.take(await readLines(files.shownFile), await readLines(files.answeredFile));
      process.stderr.write(`\r${kill + 1} of ${kills} kills, ${record.figures().entries} entries`);
    }
    process.stderr.write('\n');
    await record.takeEverything();
    return await conclude({ kills, seed, atPoint, failedRestarts, record, directory: files.directory, started });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function conclude(input: {
  kills: number;
  seed: number;
  atPoint: Record<string, number>;
  failedRestarts: number;
  record: KillRecord;
  directory: string;
  started: number;
}): Promise<KillFigures> {
  const { kills, seed, atPoint, failedRestarts, record, directory, started } = input;
  const report = await fsckLocalLog({ directory, ...record.identity });
  const fsck = report.status === 'sound' ? 'sound' : `${report.code}: ${report.message}`;
  const figures = record.figures();
  const { denied_checkpoints, lost, doubled } = figures;
  // With few kills chance may leave a point out; the promise is about many.
  const missedPoint = kills >= 200 && Object.values(atPoint).includes(0);
  const faults = denied_checkpoints + lost + doubled + failedRestarts;
  return {
    ok: faults === 0 && fsck === 'sound' && !missedPoint && figures.acknowledged > 0,
    kills,
    at_point: atPoint,
    ...figures,
    failed_restarts: failedRestarts,
    fsck,
    seed,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

/** Starts a child and tells whether it died of SIGKILL, and of nothing else. */
async function runAndKill(task: ChildTask, clockMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(task)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const exited = once(child, 'exit');
  const timeoutMs = task.point === null ? clockMs : CHILD_TIMEOUT_MS;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = task.point !== null;
    child.kill('SIGKILL');
  }, timeoutMs);
  const [, signal] = await exited;
  clearTimeout(timer);
  return signal === 'SIGKILL' && !isLate;
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').slice(0, -1);
}

/** The same number for the same text: a run can be repeated with its seed, but for the kills by the clock. */
function drawNumber(text: string, below: number): number {
  const digest = sha256(encodeUtf8(text));
  return new DataView(digest.buffer, digest.byteOffset, 4).getUint32(0) % below;
}
