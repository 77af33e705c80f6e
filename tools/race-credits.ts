import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@attestlayer/testing/servers';
import type { KillState } from '../apps/server/test/kill/kill-task.ts';
import type { RaceReady, RaceTask } from '../apps/server/test/race/race-task.ts';

const CHILD = fileURLToPath(new URL('../apps/server/test/race/serve-for-race.ts', import.meta.url));
/** Fifty calls at once: twenty for one packet, thirty for others, on credits for ten. */
const SAME = 20;
const OTHERS = 30;
const CREDITS = 10;

export type RaceState = KillState & { accepted: number; out_of_credits: number; other_answers: number };

/** Races for the last credits over each database. */
export async function raceCredits(): Promise<{ ok: boolean; sqlite: RaceState; postgres: RaceState }> {
  const sqlite = await raceOver(null);
  const server = await startPostgres();
  try {
    const postgres = await raceOver(server.url);
    return { ok: isSound(sqlite) && isSound(postgres), sqlite, postgres };
  } finally {
    await server.stop();
  }
}

function isSound(state: RaceState): boolean {
  return (
    state.issued === CREDITS &&
    state.captured_credits === CREDITS &&
    state.log_receipts === CREDITS &&
    state.accepted + state.out_of_credits === SAME + OTHERS &&
    state.other_answers === 0 &&
    state.held_credits === 0 &&
    state.negative_balances === 0 &&
    state.without_proof === 0 &&
    state.not_verified === 0 &&
    state.ledger_differences === 0
  );
}

async function raceOver(databaseUrl: string | null): Promise<RaceState> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'attestlayer-race-'));
  const task: RaceTask = { dataFolder, databaseUrl, credits: CREDITS, packets: OTHERS + 1 };
  const child = spawn(process.execPath, [CHILD, JSON.stringify(task)], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { url, apiKey, packetIds }: RaceReady = JSON.parse((await lines.next()).value ?? '');
    const [first = '', ...others] = packetIds;
    const calls = [...others, ...Array.from({ length: SAME }, () => first)];
    const answers = await Promise.all(
      calls.map(async (packetId) => {
        const headers = { authorization: `Bearer ${apiKey}` };
        const response = await fetch(`${url}/v1/packets/${packetId}/issuance`, { method: 'POST', headers });
        await response.text();
        return response.status;
      }),
    );
    child.stdin.end();
    const state: KillState = JSON.parse((await lines.next()).value ?? '');
    const count = (status: number) => answers.filter((answer) => answer === status).length;
    const accepted = count(202);
    const outOfCredits = count(402);
    const otherAnswers = answers.length - accepted - outOfCredits;
    return { ...state, accepted, out_of_credits: outOfCredits, other_answers: otherAnswers };
  } finally {
    child.kill('SIGKILL');
    await rm(dataFolder, { recursive: true, force: true });
  }
}
