import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/access/index.ts';
import { Problem } from '../../src/http/index.ts';
import {
  agreeOverage,
  balanceOf,
  captureHold,
  grantCredits,
  holdCredit,
  reconcileCredits,
  releaseHold,
  takeCredits,
} from '../../src/modules/credits/index.ts';
import { TEST_DATABASES, type TestDatabase } from '../test-databases.ts';
import { creditContext } from './credit-fixture.ts';
import { createCreditModel } from './credit-model.ts';
import { addKit, addPacket, setPacketState } from './packet-fixture.ts';

const actor: Actor = { kind: 'system' };
const DAY = 86_400_000;
/** Enough to meet every pair of operations on every kind of lot many times; more only takes longer. */
const RUNS = { SQLite: 120, PostgreSQL: 40 };

type Operation =
  | { kind: 'grant'; amount: number; days: number | null }
  | { kind: 'take'; amount: number }
  | { kind: 'overage'; limit: number }
  | { kind: 'hold' | 'burn' | 'release'; issuance: number }
  | { kind: 'wait'; days: number };

const issuance = fc.integer({ min: 0, max: 5 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('grant' as const),
    amount: fc.integer({ min: 1, max: 4 }),
    days: fc.option(fc.integer({ min: 1, max: 6 })),
  }),
  fc.record({ kind: fc.constant('take' as const), amount: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('overage' as const), limit: fc.integer({ min: 0, max: 2 }) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), issuance }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('burn' as const, 'release' as const), issuance }) },
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 3 }) }),
);

describe.each(TEST_DATABASES)('credits on $name', ({ name, open }) => {
  let opened: TestDatabase;
  let partners = 0;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  async function startLedger() {
    const { database } = opened;
    const context = creditContext(database);
    partners += 1;
    const key = { partnerId: `partner-${partners}`, mode: 'live' as const };
    const act = <Result>(work: (tx: Parameters<typeof holdCredit>[0]) => Promise<Result>) => database.transaction(work);
    return { database, context, key, act };
  }

  test('random operations give what the plain model gives, and the journal gives the balances', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 40 }), async (operations) => {
        const { database, context, key, act } = await startLedger();
        const model = createCreditModel();
        let at = context.now();
        model.setTime(at);
        for (const [index, step] of operations.entries()) {
          const issuanceId = 'issuance' in step ? `${key.partnerId}-i${step.issuance}` : '';
          const packetId = issuanceId.replace('-i', '-p');
          switch (step.kind) {
            case 'wait':
              at += step.days * DAY;
              context.setTime(at);
              model.setTime(at);
              break;
            case 'grant': {
              const expiresAt = step.days === null ? null : at + step.days * DAY;
              const grant = { type: 'topup' as const, amount: step.amount, expiresAt, idempotencyKey: `g${index}` };
              await act((tx) => grantCredits(tx, context, { ...key, ...grant, actor }));
              model.grant(step.amount, expiresAt);
              break;
            }
            case 'take': {
              const taking = { ...key, amount: step.amount, reason: 'test', idempotencyKey: `t${index}`, actor };
              expect(await succeeds(act((tx) => takeCredits(tx, context, taking)))).toBe(model.take(step.amount));
              break;
            }
            case 'overage': {
              const agreed = act((tx) => agreeOverage(tx, context, { ...key, limit: step.limit, actor }));
              expect(await succeeds(agreed)).toBe(model.agreeOverage(step.limit));
              break;
            }
            case 'hold': {
              await addPacket(database, { ...key, packetId });
              const held = await act((tx) => holdCredit(tx, context, { ...key, packetId, issuanceId, actor }));
              expect(held.outcome === 'held').toBe(model.hold(issuanceId));
              break;
            }
            case 'burn':
              if (!model.end(issuanceId, 'burn')) break;
              await addKit(database, packetId, issuanceId);
              await setPacketState(database, packetId, 'issued');
              await act((tx) => captureHold(tx, context, { ...key, issuanceId, actor }));
              break;
            case 'release':
              if (!model.end(issuanceId, 'release')) break;
              await act((tx) => releaseHold(tx, context, { ...key, issuanceId, actor }));
          }
          const balance = await balanceOf(database.query, { ...key, at });
          expect({ ...pick(balance), overageUsed: balance.overage.used }).toEqual(model.balance());
        }
        expect(await reconcileCredits(database.query)).toEqual([]);
      }),
      { numRuns: RUNS[name] },
    );
  });

  test('a burn needs its packet issued, a hold, and happens once', async () => {
    const { database, context, key, act } = await startLedger();
    const packetId = `${key.partnerId}-p`;
    const issuanceId = `${key.partnerId}-i`;
    await act((tx) => grantCredits(tx, context, { ...key, ...topup(5) }));
    await addPacket(database, { ...key, packetId });
    await expect(act((tx) => captureHold(tx, context, { ...key, issuanceId, actor }))).rejects.toThrow(
      'holds no credit',
    );
    await act((tx) => holdCredit(tx, context, { ...key, packetId, issuanceId, actor }));
    await act((tx) => holdCredit(tx, context, { ...key, packetId, issuanceId, actor }));
    for (const state of ['issuing', 'ready', 'issuing'] as const) {
      await setPacketState(database, packetId, state);
      await expect(act((tx) => captureHold(tx, context, { ...key, issuanceId, actor }))).rejects.toThrow(
        /credit_burn_without_(issued_packet|kit)/,
      );
    }
    await setPacketState(database, packetId, 'issued');
    await expect(act((tx) => captureHold(tx, context, { ...key, issuanceId, actor }))).rejects.toThrow(
      'credit_burn_without_kit',
    );
    await addKit(database, packetId, issuanceId);
    const first = await act((tx) => captureHold(tx, context, { ...key, issuanceId, actor }));
    expect(await act((tx) => captureHold(tx, context, { ...key, issuanceId, actor }))).toEqual(first);
    const again = { ...key, packetId, issuanceId: `${issuanceId}-2`, actor };
    await act((tx) => holdCredit(tx, context, again));
    await expect(act((tx) => captureHold(tx, context, again))).rejects.toThrow();
    expect(pick(await balanceOf(database.query, { ...key, at: context.now() }))).toMatchObject({ burned: 1, held: 1 });
  });

  test('the database refuses to change the journal, to overdraw, and a move that no type allows', async () => {
    const { database, context, key, act } = await startLedger();
    const granted = await act((tx) => grantCredits(tx, context, { ...key, ...topup(1) }));
    const row = { ...granted, id: `${key.partnerId}-x`, seq: granted.seq + 1, idempotency_key: 'x' };
    const insert = (change: object) =>
      database.query
        .insertInto('credit_transfers')
        .values({ ...row, ...change })
        .execute();
    const { query } = database;
    await expect(query.updateTable('credit_transfers').set({ amount: 9 }).execute()).rejects.toThrow('immutable');
    await expect(query.deleteFrom('credit_transfers').execute()).rejects.toThrow('immutable');
    await expect(insert({ from_account: 'issuer', to_account: 'burned' })).rejects.toThrow('credit_move_allowed');
    await expect(insert({ type: 'adjustment', reason: '' })).rejects.toThrow('credit_adjustment_has_reason');
    await expect(insert({ seq: granted.seq + 2 })).rejects.toThrow('credit_seq_differs');
    const hold = { type: 'hold', from_account: 'available', to_account: 'held', packet_id: 'p', issuance_id: 'i' };
    await expect(insert({ ...hold, amount: 2 })).rejects.toThrow('credit_issuance_named');
    const taking = { type: 'adjustment', from_account: 'available', to_account: 'issuer', reason: 'r' };
    await expect(insert({ ...taking, amount: 2 })).rejects.toThrow(/check/i);
    await expect(
      query.executeQuery(CompiledQuery.raw(`update credit_ledgers set available = available + 1`)),
    ).rejects.toThrow('credit_ledger_sums_to_zero');
    expect(await reconcileCredits(query)).toEqual([]);
  });

  test('fifty holds at once on a balance too small for all take exactly what there is', async () => {
    const { database, context, key, act } = await startLedger();
    await act((tx) => grantCredits(tx, context, { ...key, ...topup(20) }));
    await act((tx) => agreeOverage(tx, context, { ...key, limit: 3, actor }));
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const ids = { packetId: `${key.partnerId}-p${index}`, issuanceId: `${key.partnerId}-i${index}` };
        return act((tx) => holdCredit(tx, context, { ...key, ...ids, actor }));
      }),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'held')).toHaveLength(23);
    const balance = await balanceOf(database.query, { ...key, at: context.now() });
    expect(balance).toMatchObject({ available: 0, held: 23, overage: { limit: 3, used: 3 } });
    expect(await reconcileCredits(database.query)).toEqual([]);
  });

  test('a grant with the same key is the same grant, and another one with it is refused', async () => {
    const { database, context, key, act } = await startLedger();
    const first = await act((tx) => grantCredits(tx, context, { ...key, ...topup(2) }));
    expect(await act((tx) => grantCredits(tx, context, { ...key, ...topup(2) }))).toEqual(first);
    await expect(act((tx) => grantCredits(tx, context, { ...key, ...topup(3) }))).rejects.toMatchObject({
      code: 'grant_differs',
    });
    expect(pick(await balanceOf(database.query, { ...key, at: context.now() })).available).toBe(2);
  });

  test('a low balance is announced once until it has risen again', async () => {
    const { database, context, key, act } = await startLedger();
    const jobs = () =>
      database.query
        .selectFrom('jobs')
        .select('id')
        .where('kind', '=', 'credits.low-balance')
        .where('key', '=', key.partnerId);
    const finishJobs = () =>
      database.query.updateTable('jobs').set({ state: 'done' }).where('kind', '=', 'credits.low-balance').execute();
    const hold = (index: number) =>
      act((tx) =>
        holdCredit(tx, context, { ...key, packetId: `p${index}`, issuanceId: `${key.partnerId}${index}`, actor }),
      );
    await act((tx) => grantCredits(tx, context, { ...key, ...topup(5) }));
    await hold(1);
    expect(await jobs().execute()).toHaveLength(0);
    await hold(2);
    await finishJobs();
    await hold(3);
    expect(await jobs().execute()).toHaveLength(1);
    await act((tx) => grantCredits(tx, context, { ...key, ...topup(2), idempotencyKey: 'again' }));
    await hold(4);
    expect(await jobs().execute()).toHaveLength(2);
  });
});

function topup(amount: number) {
  return { type: 'topup' as const, amount, expiresAt: null, idempotencyKey: 'first', actor };
}

function pick({ available, held, burned, expired }: Awaited<ReturnType<typeof balanceOf>>) {
  return { available, held, burned, expired };
}

/** False for a refusal; anything else is no refusal and is thrown on. */
async function succeeds(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
