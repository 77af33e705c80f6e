import type { RecordFacts } from '@attestlayer/profile';
import type { BlobStore } from '@attestlayer/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/server-fixture.ts';
import { type Actor, tenantOf } from '../../access/index.ts';
import { addClient } from '../clients/index.ts';
import { createPacket, getPacket, type Packet, readPacketTrail, recordAttempt } from '../packets/index.ts';
import { deleteUnusedBlob } from './blob-references.ts';
import { changeRecord } from './change-record.ts';
import { returnRecord, withdrawRecord } from './end-record.ts';
import { getRecord, holdBlob, listCurrentRecords, recordScopeOf, registerRecord, releaseBlob } from './index.ts';
import { serveContent } from './serve-content.ts';

const actor: Actor = { kind: 'member', userId: 'u1', partnerId: 'p1', role: 'operator', clientIds: null };
const tenant = tenantOf(actor)!;
const scope = recordScopeOf(actor);
const bytes = new TextEncoder().encode('<script>alert(1)</script>');

let server: TestServer;
let deleted: string[];
let packet: Packet;
beforeEach(async () => {
  deleted = [];
  const blobs: Partial<BlobStore> = {
    async delete(sha256) {
      deleted.push(sha256);
    },
    async open(_sha256, { offset, length } = { offset: 0, length: bytes.length }) {
      return new Blob([bytes.subarray(offset, offset + length)]).stream();
    },
  };
  server = await startTestServer({ blobs: blobs as BlobStore });
  const { context } = server;
  packet = await context.database.transaction(async (tx) => {
    const client = { name: 'C', reference: null, contacts: [], locale: 'en' as const };
    const { id: clientId } = await addClient(tx, context, { tenant, actor, ...client });
    const profile = { profileId: 'HUMAN-01', profileVersion: 'latest' as const };
    const rest = { title: 'T', reference: null, period: null, dueAt: null };
    return createPacket(tx, context, { tenant, actor, clientId, ...profile, ...rest });
  });
});
afterEach(() => server.close());

function factsOf(digit: string, overrides: Partial<RecordFacts> = {}): RecordFacts {
  return {
    sha256: digit.repeat(64),
    size: bytes.length,
    type: 'txt',
    mediaType: 'text/plain',
    refusal: null,
    problem: null,
    text: { lines: 1, characters: 25, firstLine: '' },
    ...overrides,
  };
}

function register(
  facts: RecordFacts,
  more: { originalName?: string; replaces?: { recordId: string; reason: string } } = {},
) {
  const { context } = server;
  const input = { scope, actor, packetId: packet.id, facts, originalName: 'a.txt', ...more };
  return context.database.transaction((tx) => registerRecord(tx, context, input));
}

async function trailEvents(): Promise<string[]> {
  const { entries } = await readPacketTrail(server.context.database.query, packet.id);
  return entries.map(({ event }) => event);
}

test('a record counts until it is returned, withdrawn or replaced, and the trail keeps all of it', async () => {
  const { context } = server;
  const first = await register(factsOf('a'));
  const second = await register(factsOf('b'));
  await register(factsOf('c'), { replaces: { recordId: first.id, reason: 'newer' } });
  await changeRecord(context, { actor, recordId: second.id }, (tx, open) =>
    returnRecord(tx, context, { ...open, actor, reason: 'page 2 is missing' }),
  );
  await changeRecord(context, { actor, recordId: second.id }, (tx, open) =>
    withdrawRecord(tx, context, { ...open, actor, reason: 'sent again' }),
  );
  const current = await listCurrentRecords(context.database.query, tenant, packet.id);
  expect(current.map(({ facts }) => facts.sha256[0])).toEqual(['c']);
  expect(await trailEvents()).toEqual([
    'packet_opened',
    'record_submitted',
    'record_submitted',
    'record_submitted',
    'record_superseded',
    'record_returned',
    'record_withdrawn',
  ]);
});

test('withdrawn is final, in the code and in the database', async () => {
  const { context } = server;
  const { id } = await register(factsOf('a'));
  const withdraw = () =>
    changeRecord(context, { actor, recordId: id }, (tx, open) =>
      withdrawRecord(tx, context, { ...open, actor, reason: 'mistake' }),
    );
  await withdraw();
  await expect(withdraw()).rejects.toMatchObject({ code: 'record_state_differs' });
  const forge = context.database.query.updateTable('records').set({ state: 'current' }).where('id', '=', id);
  await expect(forge.execute()).rejects.toThrow('record_state_final');
});

test('a refused record is told, and is no part of the packet', async () => {
  const { context } = server;
  const refusal = { code: 'macros' as const, detail: 'it holds macros' };
  await context.database.transaction((tx) => recordAttempt(tx, { packet, blockers: 0, at: 1 }));
  const record = await register(factsOf('a', { refusal }));
  expect(record.state).toBe('refused');
  expect(await getPacket(context.database.query, tenant, packet.id)).toMatchObject({ state: 'ready' });
  expect(await trailEvents()).toEqual(['packet_opened']);
  const request = new Request('http://localhost/');
  await expect(serveContent(context, { record, request, inline: true })).rejects.toMatchObject({
    code: 'record_refused',
  });
  expect(await context.database.query.selectFrom('blob_references').selectAll().execute()).toEqual([]);
});

test('the same bytes again are reported', async () => {
  const first = await register(factsOf('a'));
  expect(await register(factsOf('a'))).toMatchObject({ duplicate_of: first.id });
});

test('a new record takes the packet back to collecting', async () => {
  const { context } = server;
  await context.database.transaction((tx) => recordAttempt(tx, { packet, blockers: 3, at: 1 }));
  await register(factsOf('a'));
  expect(await getPacket(context.database.query, tenant, packet.id)).toMatchObject({ state: 'collecting' });
});

test('a contributor sees what came by their own request only', async () => {
  const { query } = server.context.database;
  const { id } = await register(factsOf('a'));
  const contributor = recordScopeOf({
    kind: 'contributor',
    requestId: 'q1',
    partnerId: 'p1',
    clientId: packet.client_id,
    packetId: packet.id,
    mode: 'live',
  });
  await expect(getRecord(query, contributor, id)).rejects.toMatchObject({ code: 'not_found' });
});

test('content is served in a sandbox, as plain text, under its name, and by range', async () => {
  const { context } = server;
  const record = await register(factsOf('a'), { originalName: 'dossier/évidence "1".html' });
  const whole = await serveContent(context, { record, request: new Request('http://localhost/'), inline: true });
  expect(whole.headers.get('content-security-policy')).toContain('sandbox');
  expect(whole.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(whole.headers.get('content-disposition')).toBe(
    `inline; filename="_vidence _1_.html"; filename*=UTF-8''%C3%A9vidence%20%221%22.html`,
  );
  const ranged = new Request('http://localhost/', { headers: { range: 'bytes=1-6' } });
  const part = await serveContent(context, { record, request: ranged, inline: false });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, 'script', 'bytes 1-6/25']);
  const beyond = new Request('http://localhost/', { headers: { range: 'bytes=25-' } });
  await expect(serveContent(context, { record, request: beyond, inline: false })).rejects.toMatchObject({
    status: 416,
  });
});

test('a blob is deleted when its last owner is gone, and not before', async () => {
  const { context } = server;
  const sha256 = 'd'.repeat(64);
  const { transaction } = context.database;
  await transaction(async (tx) => {
    await holdBlob(tx, sha256, { kind: 'record', id: '1' });
    await holdBlob(tx, sha256, { kind: 'kit', id: '2' });
    await releaseBlob(tx, context, sha256, { kind: 'record', id: '1' });
  });
  await deleteUnusedBlob(context, sha256);
  expect(deleted).toEqual([]);
  await transaction((tx) => releaseBlob(tx, context, sha256, { kind: 'kit', id: '2' }));
  await deleteUnusedBlob(context, sha256);
  expect(deleted).toEqual([sha256]);
  await transaction((tx) => holdBlob(tx, sha256, { kind: 'record', id: '3' }));
});
