import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcileCredits } from '../../src/modules/credits/index.ts';
import { openRegistries } from '../../src/open-registries.ts';
import { create } from '../packets.ts';
import { everybody, expectRoles, makePartner, signInAs, useApiKey } from '../people.ts';
import { type IssuingApi, type Kit, startIssuingApi } from './issuing-api.ts';

let api: IssuingApi;
beforeAll(async () => {
  api = await startIssuingApi();
});
afterAll(() => api.close());

type Packet = { id: string; state: string; series_id: string };
type Receipt = { receipt_id: string; series: { id: string; previous_receipt_sha256: string | null } };

test('a reissued kit costs one credit, carries the diff, and supersedes the earlier one when it is delivered', async () => {
  const { owner, read, server } = api;
  await api.grant(2);
  const packetId = await api.makeReady();
  const path = `/v1/packets/${packetId}`;
  const reason = 'a note was missing';
  const early = await owner.send('POST', `${path}/reissue`, { body: { reason } });
  expect([early.status, await early.json()]).toMatchObject([409, { code: 'packet_state_differs' }]);
  const first = await api.issue(packetId);

  const packet = await create<Packet>(owner, `${path}/reissue`, { reason });
  expect(await create<Packet>(owner, `${path}/reissue`, { reason })).toEqual(packet);
  expect(packet.id).not.toBe(packetId);
  expect(await awaitingVerdict()).toEqual([packet.id]);
  expect(packet).toMatchObject({ state: 'collecting', series_id: (await read<Packet>(path)).series_id });
  await api.addNote(packet.id, 'the note that was missing');
  await create(owner, `/v1/packets/${packet.id}/evaluations`);
  expect(await awaitingVerdict()).toEqual([]);
  expect(await read<Kit>(`${path}/kit`)).toMatchObject({ status: 'issued', superseded_by: null });
  expect(await read(`${path}/reissue`)).toMatchObject({
    replaces: null,
    replaced_by: { packet_id: packet.id, reason },
  });
  expect(await read(`/v1/packets/${packet.id}/reissue`)).toMatchObject({
    replaces: { packet_id: packetId, state: 'issued', reason },
    replaced_by: null,
  });
  const second = await api.issue(packet.id);

  expect(second.receipt_id).not.toBe(first.receipt_id);
  expect(await read(path)).toMatchObject({ state: 'superseded' });
  expect(await read(`${path}/kit`)).toMatchObject({ status: 'superseded', superseded_by: second.receipt_sha256 });
  const receipt = await read<Receipt>(`/v1/packets/${packet.id}/receipt.json`);
  expect(receipt.series.previous_receipt_sha256).toBe(first.receipt_sha256);
  expect(await read(`/v1/packets/${packet.id}/diff`)).toMatchObject({
    status: 'compared',
    previous: { receipt_id: first.receipt_id },
    unchanged: [{}],
    added: [{}],
    removed: [],
  });
  expect(await read('/v1/credits')).toMatchObject({ available: 0, held: 0, burned: 2 });
  expect(await reconcileCredits(server.context.database.query)).toEqual([]);

  expect(await waitForStatus(first.receipt_sha256, 'superseded')).toMatchObject({
    superseded_by: second.receipt_sha256,
  });
  expect(await waitForStatus(second.receipt_sha256, 'issued')).toMatchObject({ status: 'issued' });
  const again = await owner.send('POST', `${path}/reissue`, { body: { reason } });
  expect(await again.json()).toMatchObject({ id: packet.id, state: 'issued' });
});

test('a kit that was withdrawn meanwhile stays withdrawn; one whose reissue was cancelled can be reissued again', async () => {
  const { owner, read, issuer } = api;
  await api.grant(2);
  const packetId = await api.makeReady();
  const path = `/v1/packets/${packetId}`;
  const body = { reason: 'wrong period' };
  const kit = await api.issue(packetId);
  const cancelled = await create<Packet>(owner, `${path}/reissue`, body);
  await owner.send('POST', `/v1/packets/${cancelled.id}/cancel`, { body: { reason: 'not so' } });
  const packet = await create<Packet>(owner, `${path}/reissue`, body);
  expect(packet.id).not.toBe(cancelled.id);
  const withdrawn = await issuer.send('POST', `/v1/console${path.slice(3)}/withdraw`, { body });
  expect(await withdrawn.json()).toMatchObject({ status: 'withdrawn' });
  expect(await waitForStatus(kit.receipt_sha256, 'withdrawn')).toMatchObject({ superseded_by: null });
  await create(owner, `/v1/packets/${packet.id}/evaluations`);
  await api.issue(packet.id);
  expect(await read(`${path}/kit`)).toMatchObject({ status: 'withdrawn', superseded_by: null });
});

test('an issuer sees where packets and issuances are, and nothing of what they are about', async () => {
  const { issuer, partnerId } = api;
  const packets = await issuer.send('GET', `/v1/console/packets?partner_id=${partnerId}&state=superseded`);
  const text = await packets.text();
  const { items } = JSON.parse(text);
  expect(items).toHaveLength(1);
  expect(Object.keys(items[0])).not.toContain('title');
  expect(text).not.toContain('Client of');
  const issuances = await issuer.send('GET', '/v1/console/issuances?limit=2');
  expect(await issuances.json()).toMatchObject({ items: [{ partner_id: partnerId, state: 'delivered' }, {}] });
});

test('reissue and the console are open to the roles that have the permission, for packets of their own', async () => {
  const { server, partnerId } = api;
  const callers = await everybody(server, partnerId);
  const packet = 'packets/00000000-0000-7000-8000-000000000000';
  const body = { reason: 'r' };
  const issuers = ['owner', 'admin', 'operator', 'api_key'] as const;
  await expectRoles(callers, { method: 'POST', path: `/v1/${packet}/reissue`, body, allowed: issuers });
  const readers = [...issuers, 'viewer'] as const;
  await expectRoles(callers, { method: 'GET', path: `/v1/${packet}/reissue`, allowed: readers });
  const console = { method: 'POST', path: `/v1/console/${packet}/withdraw`, body, allowed: ['issuer'] as const };
  await expectRoles(callers, console);
  for (const list of ['packets', 'issuances', 'sla', `partners/${partnerId}/credits`]) {
    await expectRoles(callers, { method: 'GET', path: `/v1/console/${list}`, allowed: ['issuer'] });
  }
  const [own] = (await api.read<{ items: Packet[] }>('/v1/packets?state=superseded')).items;
  const strangers = [
    await signInAs(server, { partnerId: (await makePartner(server)).id, role: 'owner' }),
    await signInAs(server, { partnerId, role: 'operator', clientIds: ['another'] }),
    await useApiKey(server, { partnerId, mode: 'test' }),
  ];
  for (const stranger of strangers) {
    for (const send of [{ method: 'POST', body }, { method: 'GET' }] as const) {
      const { status } = await stranger.send(send.method, `/v1/packets/${own!.id}/reissue`, send);
      expect(`${stranger.name}: ${status}`).toBe(`${stranger.name}: 404`);
    }
  }
});

/** Packets on the operator's board whose records wait for a verdict. */
async function awaitingVerdict(): Promise<string[]> {
  const response = await api.issuer.send('GET', '/v1/console/sla');
  const { verdicts, deliveries } = (await response.json()) as { verdicts: { packet_id: string }[]; deliveries: [] };
  expect(deliveries).toEqual([]);
  return verdicts.map(({ packet_id }) => packet_id);
}

/** Asks the public registry until it has seen the entry. */
async function waitForStatus(receiptSha256: string, status: string): Promise<Record<string, unknown>> {
  const registries = openRegistries(api.server.context, () => '192.0.2.1');
  try {
    for (;;) {
      const request = new Request(`http://registry.example/v1/receipts/${receiptSha256}`);
      const response = await registries.byMode.live.app.fetch(request);
      const found = (await response.json()) as Record<string, unknown>;
      if (found.status === status) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await registries.close();
  }
}
