import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { createKeyFile } from '@attestlayer/signer';
import { startPostgres } from '@attestlayer/testing/servers';
import { ISSUANCE_FAULTS, type IssuanceFault } from '../apps/server/src/modules/issuance/index.ts';
import type { KillState, KillTask } from '../apps/server/test/kill/kill-task.ts';

export type IssuanceKillFigures = {
  ok: boolean;
  kills: number;
  missed: number;
  sqlite: KillState;
  postgres: KillState;
  at_point: Record<string, number>;
  seconds: number;
};

const CHILD = fileURLToPath(new URL('../apps/server/test/kill/issue-until-killed.ts', import.meta.url));
/** The second time that a point is passed is that of another issuance than the one that is resumed. */
const PASSES = [1, 1, 2];
/** A child that never gets to its point would wait for ever. */
const CHILD_TIMEOUT_MS = 240_000;
/** Opening a key is slow on purpose; here it is opened hundreds of times and guards nothing. */
const CHEAP = { n: 1024, r: 8, p: 1 };

/** Servers side by side over each kind of database: while one starts, the others wait for their disk. */
const LANES = 2;

/** Kills servers that issue, half of the times over each database, and examines what is there at the end. */
export async function killIssuance({ kills }: { kills: number }): Promise<IssuanceKillFigures> {
  const started = performance.now();
  const postgres = await startPostgres();
  const atPoint: Record<string, number> = Object.fromEntries(ISSUANCE_FAULTS.map((point) => [point, 0]));
  const half = Math.ceil(kills / 2);
  try {
    const urls = await Promise.all(Array.from({ length: LANES }, () => postgres.createDatabase()));
    const [sqlite, server] = await Promise.all([
      killLanes(
        Array.from({ length: LANES }, () => null),
        half,
        atPoint,
      ),
      killLanes(urls, kills - half, atPoint),
    ]);
    const hits = Object.values(atPoint).reduce((sum, hit) => sum + hit, 0);
    return {
      ok: hits === kills && isSound(sqlite) && isSound(server),
      kills: hits,
      missed: kills - hits,
      sqlite,
      postgres: server,
      at_point: atPoint,
      seconds: Math.round((performance.now() - started) / 1000),
    };
  } finally {
    await postgres.stop();
  }
}

function isSound(state: KillState): boolean {
  return (
    state.issued > 0 &&
    state.captured_credits === state.issued &&
    state.log_receipts === state.issued &&
    state.held_credits === 0 &&
    state.negative_balances === 0 &&
    state.without_proof === 0 &&
    state.not_verified === 0 &&
    state.lost_records === 0 &&
    state.ledger_differences === 0 &&
    state.left_staging === 0
  );
}

type Kill = { point: IssuanceFault; passes: number };

/** Deals the kills out to servers of their own, and adds up what is there at the end. */
async function killLanes(
  databaseUrls: readonly (string | null)[],
  count: number,
  atPoint: Record<string, number>,
): Promise<KillState> {
  const kills = Array.from({ length: count }, (_, kill): Kill => {
    const round = Math.floor(kill / ISSUANCE_FAULTS.length);
    return { point: ISSUANCE_FAULTS[kill % ISSUANCE_FAULTS.length]!, passes: PASSES[round % PASSES.length]! };
  });
  const states = await Promise.all(
    databaseUrls.map((databaseUrl, lane) => {
      const own = kills.filter((_, index) => index % databaseUrls.length === lane);
      return killOver(databaseUrl, own, atPoint);
    }),
  );
  return states.reduce((sum, state) => {
    const added = Object.entries(sum).map(([name, value]) => [name, value + state[name as keyof KillState]]);
    return Object.fromEntries(added) as KillState;
  });
}

async function killOver(
  databaseUrl: string | null,
  kills: readonly Kill[],
  atPoint: Record<string, number>,
): Promise<KillState> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'attestlayer-kill-'));
  const name = databaseUrl === null ? 'SQLite' : 'PostgreSQL';
  try {
    await makeCheapKeys(dataFolder);
    for (const [done, { point, passes }] of kills.entries()) {
      const { signal } = await runChild({ kind: 'work', dataFolder, databaseUrl, point, passes });
      if (signal === 'SIGKILL') atPoint[point]! += 1;
      process.stderr.write(`${name}: ${done + 1} of ${kills.length} kills, ${point}\n`);
    }
    const { output } = await runChild({ kind: 'conclude', dataFolder, databaseUrl });
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
async function runChild(task: KillTask): Promise<{ signal: string | null; output: string }> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'attestlayer-compile-cache') },
  });
  const timer = setTimeout(() => child.kill('SIGTERM'), CHILD_TIMEOUT_MS);
  const ended = new Promise<string | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  let output = '';
  for await (const line of createInterface({ input: child.stdout })) output = line;
  const signal = await ended;
  clearTimeout(timer);
  if (task.kind === 'conclude' && output === '') throw new Error('the child that concludes gave nothing');
  return { signal, output };
}
