import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor, Mode } from '../../src/access/index.ts';
import { balanceOf, grantCredits, takeCredits } from '../../src/modules/credits/index.ts';
import { makePartner, signInAs } from '../people.ts';
import { startTestServer, type TestServer } from '../server-fixture.ts';

const actor: Actor = { kind: 'system' };

let server: TestServer;
let partnerId: string;
let moves = 0;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server)).id;
  await signInAs(server, { partnerId, role: 'owner' });
});
afterEach(() => server.close());

function grant(amount: number, { mode = 'live' as Mode, expiresAt = null as number | null } = {}) {
  moves += 1;
  const input = { partnerId, mode, type: 'topup' as const, amount, expiresAt, idempotencyKey: `g${moves}`, actor };
  return server.context.database.transaction((tx) => grantCredits(tx, server.context, input));
}

function take(amount: number, mode: Mode = 'live') {
  moves += 1;
  const input = { partnerId, mode, amount, reason: 'test', idempotencyKey: `t${moves}`, actor };
  return server.context.database.transaction((tx) => takeCredits(tx, server.context, input));
}

async function countLowBalanceMails(): Promise<number> {
  await server.runJobs();
  const { query } = server.context.database;
  return (await query.selectFrom('mails').select('id').where('template', '=', 'credits.low').execute()).length;
}

test('a low balance is mailed once each time that it becomes low', async () => {
  await grant(10);
  expect(await countLowBalanceMails()).toBe(0);
  await take(7);
  expect(await countLowBalanceMails()).toBe(1);
  await take(1);
  await take(1);
  expect(await countLowBalanceMails()).toBe(1);
  await grant(9);
  expect(await countLowBalanceMails()).toBe(1);
  await take(8);
  expect(await countLowBalanceMails()).toBe(2);
});

test('nobody is mailed about the sandbox', async () => {
  await grant(10, { mode: 'test' });
  await take(10, 'test');
  expect(await countLowBalanceMails()).toBe(0);
});

test('credits expire by a job at their time, and the balance that is low by it is mailed', async () => {
  const { context } = server;
  const expiresAt = context.now() + 300;
  await grant(5, { expiresAt });
  await grant(1);
  await server.runJobs();
  const readLedger = () =>
    context.database.query
      .selectFrom('credit_ledgers')
      .select(['available', 'expired'])
      .where('partner_id', '=', partnerId)
      .executeTakeFirstOrThrow();
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, expiresAt - context.now()) + 1));
  await server.runJobs();
  expect(await readLedger()).toEqual({ available: 1, expired: 5 });
  expect(await countLowBalanceMails()).toBe(1);
  expect(await balanceOf(context.database.query, { partnerId, mode: 'live', at: context.now() })).toMatchObject({
    available: 1,
    expired: 5,
  });
});
