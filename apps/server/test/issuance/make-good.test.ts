import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balanceOf, reconcileCredits } from '../../src/modules/credits/index.ts';
import type { IssuanceFault } from '../../src/modules/issuance/index.ts';
import { runIssuance } from '../../src/modules/issuance/run-issuance.ts';
import { type IssuingServer, PARTNER_ID, startIssuingServer } from './issuance-fixture.ts';
import { sampleBinder } from './sample-binder.ts';

describe.each(['SQLite', 'PostgreSQL'] as const)('a promised delivery on %s', (kind) => {
  let server: IssuingServer;
  beforeAll(async () => {
    server = await startIssuingServer(kind, { jobsAtATime: 0 });
    await server.grant(2);
  });
  afterAll(() => server.close());

  /** Runs an issuance; `failAt` is where the run breaks off, as if the process ended there. */
  function run(issuanceId: string, failAt?: IssuanceFault): Promise<void> {
    const faults = (point: IssuanceFault) => {
      if (point === failAt) throw new Error(`broken off at ${point}`);
    };
    const renderBinder = sampleBinder(server.context.config.dataFolder);
    return runIssuance(server.context, { issuanceId, isLastAttempt: false }, { faults, renderBinder });
  }

  const readMakeGoods = () =>
    server.context.database.query
      .selectFrom('credit_transfers')
      .select(['type', 'amount', 'packet_id'])
      .where('type', 'in', ['credit_back', 'bonus'])
      .orderBy('seq')
      .execute();

  test('that was kept gives nothing', async () => {
    const { id } = await server.start(await server.makeReady());
    await run(id);
    expect(await readMakeGoods()).toEqual([]);
  });

  test('that was missed gives one credit back and one more, once, whatever breaks off and is run again', async () => {
    const { id, packet_id } = await server.start(await server.makeReady(), { deliveryWithinMs: 0 });
    for (const point of ['packet_issued_in_transaction', 'burned_in_transaction'] as const) {
      await expect(run(id, point)).rejects.toThrow('broken off');
      expect(await readMakeGoods()).toEqual([]);
    }
    await expect(run(id, 'delivered')).rejects.toThrow('broken off');
    await run(id);
    await run(id);
    expect(await readMakeGoods()).toEqual([
      { type: 'credit_back', amount: 1, packet_id },
      { type: 'bonus', amount: 1, packet_id },
    ]);
    const { query } = server.context.database;
    const balance = await balanceOf(query, { partnerId: PARTNER_ID, mode: 'live', at: Date.now() });
    expect(balance).toMatchObject({ available: 2, held: 0, burned: 2 });
    expect(await reconcileCredits(query)).toEqual([]);
  });
});
