import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { createKeyFile } from '@attestlayer/signer';
import { type PostgresServer, startPostgres } from '@attestlayer/testing/servers';
import { ISSUANCE_FAULTS, type IssuanceFault } from '../apps/server/src/modules/issuance/index.ts';
import type { KillState, KillTask } from '../apps/server/test/kill/kill-task.ts';
import { buildKillChild } from './build-kill-child.ts';

export const KILL_DATABASES = ['sqlite', 'postgres'] as const;
export type KillDatabase = (typeof KILL_DATABASES)[number];

export type IssuanceKillOptions = {
  /** Over all databases together. */
  kills: number;
  databases: readonly KillDatabase[];
};

export type IssuanceKillFigures = {
  ok: boolean;
  /** Processes that died of SIGKILL at their point. */
  kills: number;
  /** Processes that were started to be killed; those that ran into the time limit are in here and in none of the kills. */
  rounds: number;
  at_point: Record<string, number>;
  seconds: number;
} & Partial<Record<KillDatabase, KillState>>;

/** The second time that a point is passed is that of another issuance than the one that is resumed. */
const PASSES = [1, 1, 2];
/** A child that never gets to its point would wait for ever. */
const CHILD_TIMEOUT_MS = 240_000;
/** A machine that is too slow for so many rounds in excess would be too slow for any number. */
const SPARE_ROUNDS = 10;
/** Opening a key is slow on purpose; here it is opened hundreds of times and guards nothing. */
const CHEAP = { n: 1024, r: 8, p: 1 };
/** A process that lives for seconds need not tidy its young memory a dozen times while it loads. */
const MEMORY_OPTION = '--max-semi-space-size=64';
/** Servers side by side over each kind of database: while one starts, the others wait for their disk. */
const LANES = 3;

/** Kills servers that issue, in equal parts over each database, and examines what is there at the end. */
export async function killIssuance({ kills, databases }: IssuanceKillOptions): Promise<IssuanceKillFigures> {
  const started = performance.now();
  const { folder, program } = await buildKillChild();
  const postgres = databases.includes('postgres') ? await startPostgres() : null;
  const run: KillRun = { program, rounds: 0, atPoint: zeroAtEveryPoint() };
  try {
    await makeSampleBinder(program);
    const states = await Promise.all(
      databases.map(async (database, index) => {
        const share = Math.floor((kills + index) / databases.length);
        const urls = await makeDatabases(database === 'postgres' ? postgres : null);
        return [database, await killLanes(run, urls, share)] as const;
      }),
    );
    const hits = Object.values(run.atPoint).reduce((sum, hit) => sum + hit, 0);
    return {
      ok: hits === kills && states.every(([, state]) => isSound(state)),
      kills: hits,
      rounds: run.rounds,
      ...Object.fromEntries(states),
      at_point: run.atPoint,
      seconds: Math.round((performance.now() - started) / 1000),
    };
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lets one server make the binder that all others copy. */
async function makeSampleBinder(program: string): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'attestlayer-kill-'));
  await makeCheapKeys(dataFolder);
  await runChild(program, { kind: 'work', dataFolder, databaseUrl: null, point: 'kit_sealed', passes: 1 });
  await rm(dataFolder, { recursive: true, force: true });
}

type Kill = { point: IssuanceFault; passes: number };
/** What all lanes share. */
type KillRun = { program: string; rounds: number; atPoint: Record<string, number> };

function zeroAtEveryPoint(): Record<string, number> {
  return Object.fromEntries(ISSUANCE_FAULTS.map((point) => [point, 0]));
}

/** One for each lane; null is SQLite in its data folder. */
async function makeDatabases(postgres: PostgresServer | null): Promise<(string | null)[]> {
  return Promise.all(Array.from({ length: LANES }, async () => (postgres === null ? null : postgres.createDatabase())));
}

function isSound(state: KillState): boolean {
  return (
    state.issued > 0 &&
    state.captured_credits === state.issued &&
    state.log_receipts === state.issued &&
    state.kits_verified === state.issued &&
    state.held_credits === 0 &&
    state.negative_balances === 0 &&
    state.without_proof === 0 &&
    state.not_verified === 0 &&
    state.lost_records === 0 &&
    state.ledger_differences === 0 &&
    state.left_staging === 0
  );
}

/** Deals the kills out to servers of their own, and adds up what is there at the end. */
async function killLanes(run: KillRun, databaseUrls: readonly (string | null)[], count: number): Promise<KillState> {
  const kills = Array.from({ length: count }, (_, kill): Kill => {
    const turn = Math.floor(kill / ISSUANCE_FAULTS.length);
    return { point: ISSUANCE_FAULTS[kill % ISSUANCE_FAULTS.length]!, passes: PASSES[turn % PASSES.length]! };
  });
  const states = await Promise.all(
    databaseUrls.map((databaseUrl, lane) => {
      const own = kills.filter((_, index) => index % databaseUrls.length === lane);
      return killOver(run, databaseUrl, own);
    }),
  );
  return states.reduce((sum, state) => {
    const added = Object.entries(sum).map(([name, value]) => [name, value + state[name as keyof KillState]]);
    return Object.fromEntries(added) as KillState;
  });
}

/** Kills one server again and again. A round that ends by the time limit was no kill, and is made up for by another one. */
async function killOver(run: KillRun, databaseUrl: string | null, kills: readonly Kill[]): Promise<KillState> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'attestlayer-kill-'));
  const name = databaseUrl === null ? 'SQLite' : 'PostgreSQL';
  const waiting = [...kills];
  let spare = SPARE_ROUNDS;
  try {
    await makeCheapKeys(dataFolder);
    for (let kill = waiting.shift(); kill !== undefined; kill = waiting.shift()) {
      const { point, passes } = kill;
      run.rounds += 1;
      const { signal } = await runChild(run.program, { kind: 'work', dataFolder, databaseUrl, point, passes });
      const hit = signal === 'SIGKILL';
      if (hit) run.atPoint[point]! += 1;
      else if (spare-- > 0) waiting.push(kill);
      const end = hit ? 'killed' : `ended by ${signal}`;
      process.stderr.write(`${name}: ${end} at ${point}, ${waiting.length} of ${kills.length} to go\n`);
    }
    const { output } = await runChild(run.program, { kind: 'conclude', dataFolder, databaseUrl });
    return JSON.parse(output);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function makeCheapKeys(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'keys', 'live');
  await mkdir(folder, { recursive: true });
  for (const role of ['issuer', 'log', 'root'] as const) {
    await createKeyFile({ path: join(folder, `${role}.key`), role, passphrase: 'of the kill run', cost: CHEAP });
  }
}

/** Runs a child to its end. @throws Error when a child that concludes fails */
async function runChild(program: string, task: KillTask): Promise<{ signal: string | null; output: string }> {
  const child = spawn(process.execPath, [MEMORY_OPTION, program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'attestlayer-compile-cache') },
  });
  // Not SIGKILL, which is how the child ends itself at its point.
  const timer = task.kind === 'work' ? setTimeout(() => child.kill('SIGTERM'), CHILD_TIMEOUT_MS) : undefined;
  const ended = new Promise<string | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  let output = '';
  for await (const line of createInterface({ input: child.stdout })) output = line;
  const signal = await ended;
  clearTimeout(timer);
  if (task.kind === 'conclude' && output === '') throw new Error('the child that concludes gave nothing');
  return { signal, output };
}
