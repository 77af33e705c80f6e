import { join } from 'node:path';
import { createFileHasher, openKit } from '@attestlayer/disk';
import { formatTimestamp } from '@attestlayer/encoding';
import { verifyKit } from '@attestlayer/verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balanceOf, reconcileCredits } from '../../src/modules/credits/index.ts';
import { currentTrust } from '../../src/modules/issuer-keys/index.ts';
import { type IssuingServer, PARTNER_ID, startIssuingServer } from './issuance-fixture.ts';

describe.each(['SQLite', 'PostgreSQL'] as const)('issuance on %s', (kind) => {
  let server: IssuingServer;
  beforeAll(async () => {
    server = await startIssuingServer(kind);
  });
  afterAll(() => server.close());

  const balance = () =>
    balanceOf(server.context.database.query, { partnerId: PARTNER_ID, mode: 'live', at: Date.now() });

  test('without a credit the packet stays ready and nothing is held', async () => {
    const ready = await server.makeReady();
    await expect(server.start(ready)).rejects.toMatchObject({ code: 'credits_insufficient', status: 402 });
    const { state } = await server.context.database.query
      .selectFrom('packets')
      .select('state')
      .where('id', '=', ready.packet.id)
      .executeTakeFirstOrThrow();
    expect(state).toBe('ready');
    expect(await balance()).toMatchObject({ available: 0, held: 0 });
  });

  test('a ready packet becomes one kit that verifies, for one credit, however often it is asked for', async () => {
    const { context } = server;
    await server.grant(2);
    const ready = await server.makeReady(['a note', 'another']);
    const started = await Promise.all(Array.from({ length: 10 }, () => server.start(ready)));
    expect(new Set(started.map(({ id }) => id)).size).toBe(1);
    const issuance = await server.end(started[0]!.id);
    expect(issuance).toMatchObject({ state: 'delivered', error_code: null });
    const { id } = await server.start(ready);
    expect(id).toBe(issuance.id);
    expect(await balance()).toMatchObject({ available: 1, held: 0, burned: 1 });
    expect(await reconcileCredits(context.database.query)).toEqual([]);

    const zip = join(context.config.dataFolder, 'taken.zip');
    await context.blobs.copyToFile(issuance.zip_sha256!, zip);
    const { kit, close } = await openKit(zip);
    const hasher = createFileHasher();
    const trust = await currentTrust(context.database.query, 'live');
    const report = await verifyKit({
      kit,
      trust: { pinned: trust!.file },
      now: formatTimestamp(Date.now()),
      hashFiles: hasher.hashFiles,
    });
    await hasher.close();
    await close();
    expect(report.verdict).toBe('VERIFIED');
    expect(report.kit?.receipt_sha256).toBe(issuance.receipt_sha256);
  });
});
