import { afterEach, beforeEach, expect, test } from 'vitest';
import { everybody, expectRoles, makePartner, signInAsOperator } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const NOBODYS = '018f0000-0000-7000-8000-000000000000';

test('the issuer sees jobs, packets, issuances and keys, and nobody else does', async () => {
  const { id: partnerId } = await makePartner(server);
  const callers = await everybody(server, partnerId);
  for (const path of ['jobs', 'packets', 'issuances', 'trust']) {
    await expectRoles(callers, { method: 'GET', path: `/v1/console/${path}`, allowed: ['issuer'] });
  }
  const retry = { method: 'POST', path: `/v1/console/jobs/${NOBODYS}/retry`, allowed: ['issuer'] as const };
  await expectRoles(callers, retry);
  const withdraw = { method: 'POST', path: `/v1/console/packets/${NOBODYS}/withdraw`, body: { reason: 'A mistake.' } };
  await expectRoles(callers, { ...withdraw, allowed: ['issuer'] });
});

test('a failed job waits again from its first attempt, and a waiting one may be asked for once more', async () => {
  const { context } = server;
  const job = {
    id: NOBODYS,
    kind: 'mail.send',
    key: null,
    payload: '{}',
    run_at: context.now(),
    attempts: 5,
    leased_until: null,
    lease_id: null,
    last_error: 'no route to host',
    created_at: context.now(),
    finished_at: context.now(),
  };
  await context.database.query
    .insertInto('jobs')
    .values({ ...job, state: 'failed' })
    .execute();
  const operator = await signInAsOperator(server);
  const failed = await operator.send('GET', '/v1/console/jobs?state=failed');
  expect(await failed.json()).toMatchObject({ items: [{ id: NOBODYS, last_error: 'no route to host' }] });
  const again = await operator.send('POST', `/v1/console/jobs/${NOBODYS}/retry`);
  expect(await again.json()).toMatchObject({ state: 'waiting', attempts: 0 });
  const twice = await operator.send('POST', `/v1/console/jobs/${NOBODYS}/retry`);
  expect(await twice.json()).toMatchObject({ id: NOBODYS, state: 'waiting' });
});
