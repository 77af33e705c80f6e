import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemTenant } from '../../src/access/index.ts';
import { RECURRING } from '../../src/modules/index.ts';
import { getKit } from '../../src/modules/issuance/index.ts';
import { deleteUnusedBlob } from '../../src/modules/records/index.ts';
import { addPartner } from '../../src/modules/workspaces/index.ts';
import { createServer } from '../../src/server.ts';
import { useApiKey } from '../people.ts';
import type { TestServer } from '../server-fixture.ts';
import { type IssuingServer, PARTNER_ID, startIssuingServer } from './issuance-fixture.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let server: IssuingServer;
beforeAll(async () => {
  server = await startIssuingServer('SQLite');
});
afterAll(() => server.close());

test('a kit is deleted when its time is over: its downloads answer 410, receipt and log stay', async () => {
  const { context } = server;
  await context.database.transaction((tx) =>
    addPartner(tx, context, { name: 'Partner', tier: 'growth', locale: 'en' }),
  );
  // The fixture names its partner by hand.
  await context.database.query.updateTable('partners').set({ id: PARTNER_ID }).execute();
  await server.grant(1);
  const ready = await server.makeReady();
  const { state } = await server.end((await server.start(ready)).id);
  expect(state).toBe('delivered');
  const packetId = ready.packet.id;
  const app = createServer({ context, addressOf: () => '192.0.2.1' });
  const send = async (method: string, path: string, options: { headers?: Record<string, string> } = {}) =>
    app.request(path, { method, ...options });
  const key = await useApiKey({ context, send } as unknown as TestServer, { partnerId: PARTNER_ID });
  const download = async (name: string) => {
    const { status, body } = await key.send('GET', `/v1/packets/${packetId}/${name}`);
    await body?.cancel();
    return status;
  };
  expect([await download('kit.zip'), await download('receipt.json')]).toEqual([200, 200]);

  const upcoming = (await (await key.send('GET', '/v1/upcoming-deletions')).json()) as { items: unknown[] };
  const { zip_size } = await getKit(context.database.query, systemTenant(PARTNER_ID, 'live'), packetId);
  expect(upcoming.items).toContainEqual(
    expect.objectContaining({ packet_id: packetId, kind: 'kit', files: 1, size: zip_size }),
  );

  const run = RECURRING['retention.delete-expired']!.run;
  const now = Date.now();
  await run({ ...context, now: () => now + 1094 * DAY_MS });
  expect(await download('kit.zip')).toBe(200);
  const later = { ...context, now: () => now + 1096 * DAY_MS };
  await run(later);
  await run(later);
  expect([await download('kit.zip'), await download('receipt.json')]).toEqual([410, 410]);
  const kit = await getKit(context.database.query, systemTenant(PARTNER_ID, 'live'), packetId);
  expect(kit).toMatchObject({ status: 'issued', zip_deleted_at: later.now() });
  const deletions = await context.database.query.selectFrom('deletions').selectAll().execute();
  expect(deletions.map(({ kind }) => kind).sort()).toEqual(['kit']);
  expect(deletions[0]).toMatchObject({ packet_id: packetId, sha256s: JSON.stringify([kit.zip_sha256]) });
  const waiting = await context.database.query
    .selectFrom('jobs')
    .select('payload')
    .where('kind', '=', 'records.delete-unused-blob')
    .execute();
  expect(waiting).toEqual([{ payload: JSON.stringify({ sha256: kit.zip_sha256 }) }]);
  await deleteUnusedBlob(context, kit.zip_sha256);
  await expect(context.blobs.open(kit.zip_sha256)).rejects.toMatchObject({ code: 'blob_missing' });
});
