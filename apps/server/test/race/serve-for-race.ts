/**
 * A server of one process with a workspace, some credits and more ready packets than they pay for. Says where it is in a line of
 * JSON; when its input ends it waits for what was begun and examines what is there. The argument is a RaceTask as JSON.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openDiskBlobs } from '@attestlayer/storage';
import { serve } from '@hono/node-server';
import { type Actor, API_KEY_PERMISSIONS, systemTenant } from '../../src/access/index.ts';
import { readConfig } from '../../src/config/index.ts';
import { startWorker } from '../../src/jobs/index.ts';
import { createApiKey } from '../../src/modules/api-keys/index.ts';
import { grantCredits } from '../../src/modules/credits/index.ts';
import { evaluatePacket } from '../../src/modules/evaluation/index.ts';
import { JOBS } from '../../src/modules/index.ts';
import { makeIssuanceJobs } from '../../src/modules/issuance/index.ts';
import { runLog } from '../../src/modules/log/index.ts';
import { createPacket } from '../../src/modules/packets/index.ts';
import { registerRecord } from '../../src/modules/records/index.ts';
import { addPartner } from '../../src/modules/workspaces/index.ts';
import { openContext } from '../../src/open-context.ts';
import { createServer } from '../../src/server.ts';
import { examine } from '../issuance/examine.ts';
import { addTestClient, publishTinyProfile, storeNote } from '../issuance/ready-packet.ts';
import { sampleBinder } from '../issuance/sample-binder.ts';
import type { RaceReady, RaceTask } from './race-task.ts';

const actor: Actor = { kind: 'system' };
const task: RaceTask = JSON.parse(process.argv[2] ?? '');

const config = readConfig({
  DATA_DIR: task.dataFolder,
  LOG_LEVEL: 'silent',
  MERGE_DELAY_MS: '0',
  ...(task.databaseUrl === null ? {} : { DATABASE_URL: task.databaseUrl }),
});
const context = await openContext(config, await openDiskBlobs(join(task.dataFolder, 'blobs')));
const { database } = context;
const log = runLog(context, 'live');
await log.ready;
await publishTinyProfile(context);
const { id: partnerId } = await database.transaction((tx) =>
  addPartner(tx, context, { name: 'Partner of the race', tier: 'growth', locale: 'en' }),
);
const tenant = systemTenant(partnerId, 'live');
const clientId = await addTestClient(context, partnerId);
const apiKey = await database.transaction(async (tx) => {
  const grant = { type: 'topup' as const, amount: task.credits, expiresAt: null, idempotencyKey: 'all', actor };
  await grantCredits(tx, context, { partnerId, mode: 'live', ...grant });
  const key = { mode: 'live' as const, name: 'race', permissions: API_KEY_PERMISSIONS, expiresAt: null };
  return createApiKey(tx, context, { tenant, actor, ...key });
});

async function makeReady(number: number): Promise<string> {
  const { facts, originalName, requirementIds } = await storeNote(context, `note ${number}`, number);
  return database.transaction(async (tx) => {
    const title = `Packet ${number}`;
    const kind = { clientId, profileId: 'NOTE-01', profileVersion: 1, reference: null, period: null, dueAt: null };
    const { id: packetId } = await createPacket(tx, context, { tenant, actor, title, ...kind });
    const scope = { tenant, request: null };
    await registerRecord(tx, context, { scope, actor, packetId, facts, originalName, requirementIds });
    await evaluatePacket(tx, context, { tenant, actor, packetId });
    return packetId;
  });
}

const packetIds: string[] = [];
for (let number = 0; number < task.packets; number++) packetIds.push(await makeReady(number));
const jobs = { ...JOBS, ...makeIssuanceJobs({ renderBinder: sampleBinder(task.dataFolder) }) };
const worker = startWorker(context, jobs, { concurrency: 2 });
const app = createServer({ context, addressOf: () => '192.0.2.1' });
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const ready: RaceReady = { url: `http://127.0.0.1:${port}`, apiKey: apiKey.secret, packetIds };
process.stdout.write(`${JSON.stringify(ready)}\n`);

process.stdin.resume();
await once(process.stdin, 'end');
const open = () =>
  database.query
    .selectFrom('issuances')
    .select('id')
    .where('state', 'not in', ['delivered', 'failed'])
    .executeTakeFirst();
while ((await open()) !== undefined) await new Promise((resolve) => setTimeout(resolve, 50));
server.close();
await worker.stop();
await log.stop();
process.stdout.write(`${JSON.stringify(await examine(context))}\n`);
await database.close();
