import type { BlobStore } from '@attestlayer/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/server-fixture.ts';
import { type Actor, type Tenant, tenantOf } from '../../access/index.ts';
import { addClient } from '../clients/index.ts';
import {
  changePacketState,
  createPacket,
  extendPacketTrail,
  getDeclarations,
  getPacket,
  listPackets,
  lockPacket,
  type Packet,
  readPacketTrail,
  recordAttempt,
  reopenPacket,
  setDeclarations,
} from './index.ts';

const actor: Actor = { kind: 'member', userId: 'u1', partnerId: 'p1', role: 'operator', clientIds: null };
const tenant = tenantOf(actor)!;

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ blobs: { check: async () => {} } as BlobStore });
});
afterEach(() => server.close());

async function openPacket(title = 'Quarter'): Promise<Packet> {
  const { context } = server;
  return context.database.transaction(async (tx) => {
    const { id: clientId } = await addClient(tx, context, {
      tenant,
      actor,
      name: 'Société Générique',
      reference: null,
      contacts: [],
      locale: 'fr',
    });
    return createPacket(tx, context, {
      tenant,
      actor,
      clientId,
      profileId: 'HUMAN-01',
      profileVersion: 'latest',
      title,
      reference: null,
      period: null,
      dueAt: null,
    });
  });
}

test('a packet begins its trail, and the trail grows line by line', async () => {
  const { database } = server.context;
  const packet = await openPacket();
  const at = '2026-11-01T00:00:00.000Z';
  await database.transaction(async (tx) => {
    await lockPacket(tx, tenant, packet.id);
    const record = { record_id: 'r1', sha256: 'a'.repeat(64), size: 3, at };
    await extendPacketTrail(tx, packet.id, [{ event: 'record_submitted', ...record }]);
    await extendPacketTrail(tx, packet.id, [{ event: 'record_withdrawn', record_id: 'r1', at }]);
  });
  const { entries, head } = await readPacketTrail(database.query, packet.id);
  expect(entries.map(({ event }) => event)).toEqual(['packet_opened', 'record_submitted', 'record_withdrawn']);
  expect(head.seq).toBe(3);
});

test('a line of a trail cannot be changed', async () => {
  const { database } = server.context;
  await openPacket();
  await expect(database.query.updateTable('packet_trail_lines').set({ line: '{}' }).execute()).rejects.toThrow(
    'packet_trail_immutable',
  );
});

test('the database refuses a transition that is not in the table, whoever asks for it', async () => {
  const { database } = server.context;
  const { id } = await openPacket();
  const forge = database.query.updateTable('packets').set({ state: 'issued', blockers: 0 }).where('id', '=', id);
  await expect(forge.execute()).rejects.toThrow('packet_transition_refused');
});

test('a packet cannot be ready with blockers', async () => {
  const { database } = server.context;
  const { id } = await openPacket();
  const forge = database.query.updateTable('packets').set({ state: 'ready', blockers: 2 }).where('id', '=', id);
  await expect(forge.execute()).rejects.toThrow();
});

test('an attempt moves the packet on, a change moves it back, and a packet that is issuing takes none', async () => {
  const { context } = server;
  const packet = await openPacket();
  await context.database.transaction(async (tx) => {
    const blocked = await recordAttempt(tx, { packet, blockers: 2, at: 1 });
    expect(blocked).toMatchObject({ state: 'blocked', attempts: 1, blockers: 2 });
    const again = await reopenPacket(tx, context, { packet: blocked, actor });
    expect(again.state).toBe('collecting');
    const ready = await recordAttempt(tx, { packet: again, blockers: 0, at: 2 });
    expect(ready).toMatchObject({ state: 'ready', attempts: 2 });
    const issuing = await changePacketState(tx, context, { packet: ready, from: ['ready'], to: 'issuing', actor });
    await expect(reopenPacket(tx, context, { packet: issuing, actor })).rejects.toMatchObject({
      code: 'packet_state_differs',
    });
    await expect(
      changePacketState(tx, context, { packet: ready, from: ['ready'], to: 'issuing', actor }),
    ).rejects.toMatchObject({ code: 'packet_state_differs' });
  });
});

test('another partner, another mode and another client limit see nothing', async () => {
  const { query } = server.context.database;
  const { id } = await openPacket();
  const others: Actor[] = [
    { ...actor, partnerId: 'p2' } as Actor,
    { ...actor, clientIds: ['019a0000-0000-7000-8000-000000000000'] } as Actor,
    { kind: 'api_key', apiKeyId: 'k', partnerId: 'p1', mode: 'test', permissions: [] },
  ];
  for (const other of others) {
    const scope = tenantOf(other) as Tenant;
    await expect(getPacket(query, scope, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(server.context.database.transaction((tx) => lockPacket(tx, scope, id))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await listPackets(query, { tenant: scope, filter: {}, after: null, limit: 10 })).toMatchObject({ rows: [] });
  }
});

test('the list filters, searches without accents and pages', async () => {
  const { query } = server.context.database;
  for (const title of ['Été', 'Hiver', 'Automne']) await openPacket(title);
  const list = { tenant, after: null, limit: 2 };
  const first = await listPackets(query, { ...list, filter: {} });
  expect(first.rows.map(({ title }) => title)).toEqual(['Automne', 'Hiver']);
  expect(first.nextCursor).not.toBeNull();
  expect((await listPackets(query, { ...list, filter: { search: 'ete' } })).rows).toHaveLength(1);
  expect((await listPackets(query, { ...list, filter: { search: '%' } })).rows).toHaveLength(0);
  expect((await listPackets(query, { ...list, filter: { states: ['ready'] } })).rows).toHaveLength(0);
});

test('declared values must fit their fields', async () => {
  const { context } = server;
  const packet = await openPacket();
  const set = (declarations: Record<string, Record<string, string>>) =>
    context.database.transaction((tx) => setDeclarations(tx, context, { packet, actor, declarations }));
  for (const [declarations, at] of [
    [{ 'HUMAN-01.NONE': { approver: 'Ana' } }, '/HUMAN-01.NONE'],
    [{ 'HUMAN-01.AUTH': { nothing: 'Ana' } }, '/HUMAN-01.AUTH/nothing'],
    [{ 'HUMAN-01.AUTH': { approver_email: 'Ana' } }, '/HUMAN-01.AUTH/approver_email'],
  ] as [Record<string, Record<string, string>>, string][]) {
    await expect(set(declarations)).rejects.toMatchObject({ code: 'request_invalid', errors: [{ at }] });
  }
  const valid = { 'HUMAN-01.AUTH': { approver: ' Ana ', approver_email: '' } };
  expect(await set(valid)).toMatchObject({ declarations: { 'HUMAN-01.AUTH': { approver: 'Ana' } } });
  expect(await getDeclarations(context.database.query, packet.id)).toEqual({ 'HUMAN-01.AUTH': { approver: 'Ana' } });
});
