/**
 * A server of one process that makes packets and issues them, until it kills itself at the fault point that it was given. Started
 * again it goes on with what is there. The argument is a KillTask as JSON.
 */
import { join } from 'node:path';
import { openDiskBlobs } from '@attestlayer/storage';
import { type Actor, systemTenant } from '../../src/access/index.ts';
import { readConfig } from '../../src/config/index.ts';
import type { AppContext } from '../../src/context.ts';
import { startWorker } from '../../src/jobs/index.ts';
import { grantCredits } from '../../src/modules/credits/index.ts';
import { type IssuanceFault, makeIssuanceJobs, startIssuance } from '../../src/modules/issuance/index.ts';
import { runLog } from '../../src/modules/log/index.ts';
import { openContext } from '../../src/open-context.ts';
import { examine } from '../issuance/examine.ts';
import { addTestClient, makeReadyPacket, PARTNER, publishTinyProfile } from '../issuance/ready-packet.ts';
import { sampleBinder } from '../issuance/sample-binder.ts';
import type { KillTask } from './kill-task.ts';

const PARTNER_ID = 'p1';
const CREDITS = 100_000;
/** One packet in so many has a record whose bytes are gone: its issuance must be given up, whatever kills it. */
const DAMAGED_EVERY = 5;
const actor: Actor = { kind: 'system' };
const tenant = systemTenant(PARTNER_ID, 'live');

const task: KillTask = JSON.parse(process.argv[2] ?? '');
let passes = task.kind === 'work' ? task.passes : 0;

function faults(point: IssuanceFault): void {
  if (task.kind !== 'work' || point !== task.point) return;
  passes -= 1;
  if (passes === 0) process.kill(process.pid, 'SIGKILL');
}

async function setUp(context: AppContext): Promise<string> {
  await publishTinyProfile(context);
  await context.database.transaction((tx) =>
    grantCredits(tx, context, {
      partnerId: PARTNER_ID,
      mode: 'live',
      type: 'topup',
      amount: CREDITS,
      expiresAt: null,
      idempotencyKey: 'all',
      actor,
    }),
  );
  const known = await context.database.query.selectFrom('clients').select('id').executeTakeFirst();
  return known?.id ?? addTestClient(context, PARTNER_ID);
}

/** The parent knows that the one worker is dead; a real server waits until its leases have run out. */
async function endLeases({ database }: AppContext): Promise<void> {
  await database.query
    .updateTable('jobs')
    .set({ leased_until: 0, run_at: 0 })
    .where('state', 'in', ['running', 'waiting'])
    .execute();
}

async function makeAndStart(context: AppContext, clientId: string, number: number): Promise<void> {
  const text = `note ${number} of ${process.pid} at ${context.now()}`;
  const { packet, evaluated } = await makeReadyPacket(context, { partnerId: PARTNER_ID, clientId, texts: [text] });
  if (number % DAMAGED_EVERY === 0) await context.blobs.delete(evaluated.records[0]!.facts.sha256);
  await context.database.transaction((tx) =>
    startIssuance(tx, context, {
      tenant,
      actor,
      packetId: packet.id,
      partner: PARTNER,
      readEvaluated: async () => evaluated,
      faults,
    }),
  );
}

async function waitUntilEnded({ database }: AppContext): Promise<void> {
  const open = () =>
    database.query
      .selectFrom('issuances')
      .select('id')
      .where('state', 'not in', ['delivered', 'failed'])
      .executeTakeFirst();
  while ((await open()) !== undefined) await new Promise((resolve) => setTimeout(resolve, 10));
}

const config = readConfig({
  DATA_DIR: task.dataFolder,
  LOG_LEVEL: 'silent',
  MERGE_DELAY_MS: '0',
  KEY_PASSPHRASE: 'of the kill run',
  ...(task.databaseUrl === null ? {} : { DATABASE_URL: task.databaseUrl }),
});
const context = await openContext(config, await openDiskBlobs(join(task.dataFolder, 'blobs')));
const log = runLog(context, 'live');
await log.ready;
const clientId = await setUp(context);
await endLeases(context);
const worker = startWorker(context, makeIssuanceJobs({ faults, renderBinder: sampleBinder(task.dataFolder) }), {
  concurrency: 1,
});
if (task.kind === 'work') {
  for (let number = Date.now() % DAMAGED_EVERY; ; number++) {
    await waitUntilEnded(context);
    await makeAndStart(context, clientId, number);
    worker.wake();
  }
}
await waitUntilEnded(context);
await worker.stop();
await log.stop();
process.stdout.write(`${JSON.stringify(await examine(context))}\n`);
await context.database.close();
