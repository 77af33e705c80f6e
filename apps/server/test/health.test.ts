import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskBlobs } from '@attestlayer/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runLog } from '../src/modules/log/index.ts';
import { everybody, expectRoles, makePartner, signInAsOperator } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

type Check = { name: string; ok: boolean; optional?: boolean; message?: string | null };
type Body = { status: string; checks: Check[]; warnings?: { code: string }[]; trust?: unknown };

let folder: string;
let server: TestServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-health-'));
  // Without the role worker, whose check renders a whole binder.
  const settings = { MERGE_DELAY_MS: '0', ROLES: 'web,log' };
  server = await startTestServer({ blobs: await openDiskBlobs(folder), settings });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The first start of the role log makes keys and trust root. */
async function setUp(): Promise<void> {
  const logs = [runLog(server.context, 'live'), runLog(server.context, 'test')];
  await Promise.all(logs.map(({ ready }) => ready));
  await Promise.all(logs.map((log) => log.stop()));
}

async function readiness(): Promise<{ status: number; body: Body }> {
  // Past every cached result.
  const { now } = server.context;
  server.context.now = () => now() + 60_000;
  const response = await server.send('GET', '/readyz');
  return { status: response.status, body: (await response.json()) as Body };
}
const failed = ({ checks }: Body) => checks.filter(({ ok }) => !ok).map(({ name }) => name);

test('ready means that it signs, reads its log and stores; what is broken is named to anybody and explained to operators', async () => {
  const before = await readiness();
  expect(before.status).toBe(503);
  expect(failed(before.body)).toEqual(expect.arrayContaining(['signing_live', 'log_live', 'signing_test', 'log_test']));

  await setUp();
  const after = await readiness();
  expect(failed(after.body)).toEqual([]);
  expect(after).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect(after.body.checks.find(({ name }) => name === 'mail')?.message).toContain('SMTP_URL');

  if (server.context.config.database.kind === 'sqlite') {
    await writeFile(join(server.folder, 'log', 'live', 'checkpoint'), 'not a checkpoint');
  } else {
    await server.context.database.query
      .updateTable('log_states')
      .set({ bytes: new Uint8Array(3) })
      .where('name', '=', 'checkpoint')
      .where('origin', 'not like', '%/test')
      .execute();
  }
  const broken = await readiness();
  expect([broken.status, failed(broken.body)]).toEqual([503, expect.arrayContaining(['signing_live', 'log_live'])]);
  expect(JSON.stringify(broken.body)).not.toContain('note');

  const operator = await signInAsOperator(server);
  const health = (await (await operator.send('GET', '/v1/console/health')).json()) as Body;
  expect(health.status).toBe('not_ready');
  expect(health.checks.find(({ name }) => name === 'log_live')?.message).toMatch(/note|checkpoint/);
  expect(health.warnings?.map(({ code }) => code)).toEqual([
    'passphrase_beside_keys',
    'mail_reaches_nobody',
    'malware_scanner_off',
    'root_single_key',
    'witness_quorum_none',
  ]);
  expect(health.trust).toMatchObject({ live: { version: 1, root_keys: 1, root_threshold: 1 } });
});

test('a public caller cannot make it check more often', async () => {
  let checks = 0;
  const { blobs, now } = server.context;
  const frozen = now();
  server.context.now = () => frozen;
  const { check } = blobs;
  blobs.check = () => {
    checks += 1;
    return check();
  };
  await Promise.all([1, 2, 3].map(() => server.send('GET', '/readyz')));
  await server.send('GET', '/readyz');
  expect(checks).toBe(1);
});

test('operators see jobs by state and have failed ones tried again; the metrics count them', async () => {
  const { context } = server;
  const { id: partnerId } = await makePartner(server);
  const all = await everybody(server, partnerId);
  const row = { kind: 'greet', payload: '{}', attempts: 20, leased_until: null, lease_id: null, created_at: 1 };
  const ids = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'] as const;
  await context.database.query
    .insertInto('jobs')
    .values([
      { ...row, id: ids[0], key: 'a', state: 'failed', run_at: 1, last_error: 'no', finished_at: 2 },
      { ...row, id: ids[1], key: 'b', state: 'done', run_at: 1, last_error: null, finished_at: 2 },
    ])
    .execute();
  await expectRoles(all, { method: 'GET', path: '/v1/console/jobs', allowed: ['issuer'] });
  await expectRoles(all, { method: 'GET', path: '/v1/console/health', allowed: ['issuer'] });
  const listed = (await (await all.issuer.send('GET', '/v1/console/jobs?state=failed')).json()) as { items: unknown[] };
  expect(listed.items).toMatchObject([{ id: ids[0], last_error: 'no', attempts: 20 }]);
  const metrics = await (await server.send('GET', '/metrics')).text();
  expect(metrics).toContain('attestlayer_jobs{state="failed"} 1');
  expect(metrics).toContain('attestlayer_log_entries_waiting{mode="live"} 0');

  const retry = (id: string) => all.issuer.send('POST', `/v1/console/jobs/${id}/retry`);
  expect(await (await retry(ids[0])).json()).toMatchObject({ state: 'waiting', attempts: 0 });
  const done = await retry(ids[1]);
  expect([done.status, await done.json()]).toMatchObject([409, { code: 'job_not_failed' }]);
  expect((await retry('01890000-0000-7000-8000-000000000003')).status).toBe(404);
  await expectRoles(all, { method: 'POST', path: `/v1/console/jobs/${ids[1]}/retry`, allowed: ['issuer'] });
});
