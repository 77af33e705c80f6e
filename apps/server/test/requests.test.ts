import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemTenant } from '../src/access/index.ts';
import type { MailTemplate } from '../src/modules/notifications/index.ts';
import { registerRecord } from '../src/modules/records/index.ts';
import { lastMailTo } from './outbox.ts';
import { create, makePacket, textFacts } from './packets.ts';
import { anybody, type Caller, makePartner, signInAs } from './people.ts';
import { type SendOptions, startTestServer, type TestServer } from './server-fixture.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const contact = { name: 'Ana', email: 'ana@client.example' };

type Sent = { request: { id: string }; link: { url: string; code: string } };

let server: TestServer;
let partnerId: string;
let operator: Caller;
let packetId: string;
let clientId: string;
let sent: Sent;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server, { name: 'Partner' })).id;
  operator = await signInAs(server, { partnerId, role: 'operator' });
  ({ packetId, clientId } = await makePacket(server, operator));
  sent = await send(packetId);
});
afterEach(() => server.close());

const send = (id: string) => create<Sent>(operator, `/v1/packets/${id}/requests`, { contact });
const tokenOf = ({ link }: Sent) => new URL(link.url).searchParams.get('token')!;
const open = (body: object) => anybody(server).send('POST', '/v1/portal/open', { body });

async function openAsContributor(request: Sent) {
  const response = await open({ token: tokenOf(request) });
  expect(response.status).toBe(200);
  const { token } = (await response.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  return {
    send: (method: string, path: string, options: SendOptions = {}) =>
      server.send(method, path, { ...options, headers }),
    read: async (path: string) => (await server.send('GET', path, { headers })).json(),
  };
}

async function sendRecord(digit: string) {
  const { context } = server;
  const mode = 'live' as const;
  const actor = { kind: 'contributor' as const, requestId: sent.request.id, partnerId, clientId, packetId, mode };
  const scope = { tenant: systemTenant(partnerId, mode), request: { id: sent.request.id, packetId } };
  const input = {
    scope,
    actor,
    packetId,
    facts: textFacts(digit),
    originalName: 'a.txt',
    requirementIds: ['TEST-01.A'],
  };
  return context.database.transaction((tx) => registerRecord(tx, context, input));
}

const mails = (template: MailTemplate) =>
  server.context.database.query.selectFrom('mails').selectAll().where('template', '=', template).execute();

function passTime(ms: number): void {
  const { now } = server.context;
  server.context.now = () => now() + ms;
}

test('a link is looked at without being spent, and opens a portal that shows what is asked for', async () => {
  for (const _scan of [1, 2]) {
    const look = await anybody(server).send('GET', `/v1/portal/link?token=${tokenOf(sent)}`);
    expect(await look.json()).toMatchObject({ partner: 'Partner', client: 'Client of Packet', title: 'Packet' });
  }
  const contributor = await openAsContributor(sent);
  expect(await contributor.read('/v1/portal/request')).toMatchObject({
    partner: 'Partner',
    requirements: [{ id: 'TEST-01.A', accepted_types: ['txt'], fields: [{ id: 'author' }], status: 'not_satisfied' }],
    next: 'send_records',
  });
});

test('a client declares, sends, submits, and the partner is told once', async () => {
  const contributor = await openAsContributor(sent);
  await sendRecord('a');
  const body = { 'TEST-01.A': { author: 'Ana' } };
  expect((await contributor.send('PUT', '/v1/portal/declarations', { body })).status).toBe(200);
  expect(await contributor.read('/v1/portal/request')).toMatchObject({ next: 'submit' });
  expect(await (await contributor.send('POST', '/v1/portal/submit')).json()).toMatchObject({ state: 'submitted' });
  await contributor.send('POST', '/v1/portal/submit');
  expect(await mails('request.submitted')).toHaveLength(1);
  expect(await contributor.read('/v1/portal/request')).toMatchObject({ next: 'wait' });
});

test('a code opens with its address, and wrong ones shut it until the request is sent again', async () => {
  const { code } = sent.link;
  const right = { email: contact.email, code: code.toLowerCase() };
  expect((await open(right)).status).toBe(200);
  expect((await open({ ...right, email: 'other@client.example' })).status).toBe(404);
  for (let guess = 0; guess < 10; guess += 1) {
    expect((await open({ email: contact.email, code: '0000-0000' })).status).toBe(404);
  }
  expect((await open(right)).status).toBe(404);
  const again = (await (await operator.send('POST', `/v1/requests/${sent.request.id}/resend`)).json()) as Sent;
  expect((await open({ email: contact.email, code: again.link.code })).status).toBe(200);
  expect((await open({ token: tokenOf(sent) })).status).toBe(404);
});

test('a session sees nothing but its request, ends by itself, and with the request', async () => {
  const contributor = await openAsContributor(sent);
  for (const path of [`/v1/packets/${packetId}`, '/v1/clients', `/v1/packets/${packetId}/records`]) {
    expect([path, (await contributor.send('GET', path)).status]).toEqual([path, 403]);
  }
  passTime(11.5 * 60 * 60 * 1000);
  expect((await contributor.send('GET', '/v1/portal/request')).status).toBe(200);
  passTime(11.5 * 60 * 60 * 1000);
  expect((await contributor.send('GET', '/v1/portal/request')).status).toBe(200);
  passTime(12.5 * 60 * 60 * 1000);
  expect(await (await contributor.send('GET', '/v1/portal/request')).json()).toMatchObject({
    code: 'portal_session_ended',
  });
  const back = await openAsContributor(sent);
  expect((await operator.send('POST', `/v1/requests/${sent.request.id}/revoke`)).status).toBe(200);
  expect((await back.send('GET', '/v1/portal/request')).status).toBe(401);
  expect((await open({ token: tokenOf(sent) })).status).toBe(404);
});

test('a returned record is told with its reason in one mail, and can be seen in the portal', async () => {
  const contributor = await openAsContributor(sent);
  for (const digit of ['a', 'b']) {
    const { id } = await sendRecord(digit);
    const answer = await operator.send('POST', `/v1/records/${id}/return`, { body: { reason: `page ${digit}` } });
    expect(answer.status).toBe(200);
  }
  passTime(11 * 60 * 1000);
  const { mail } = await lastMailTo(server, contact.email);
  expect(mail.text).toMatch(/page a.*page b/s);
  expect(await mails('request.returned')).toHaveLength(1);
  expect(await contributor.read('/v1/portal/request')).toMatchObject({
    returned: [{ reason: 'page a' }, { reason: 'page b' }],
    next: 'replace_returned',
  });
});

test('a shared report is told and shown, and one that is not shared is not', async () => {
  const contributor = await openAsContributor(sent);
  await create(operator, `/v1/packets/${packetId}/evaluations`);
  expect((await contributor.send('GET', '/v1/portal/report')).status).toBe(404);
  await operator.send('POST', `/v1/packets/${packetId}/evaluations/1/share`);
  await operator.send('POST', `/v1/packets/${packetId}/evaluations/1/share`);
  await server.runJobs();
  expect(await mails('report.shared')).toHaveLength(1);
  expect(await contributor.read('/v1/portal/report')).toMatchObject({ outcome: 'FAIL', attempt: 1 });
});

test('one reminder for all requests of an address, no more than the workspace allows, and none after submitting', async () => {
  const second = await makePacket(server, operator, { title: 'Second' });
  const other = await send(second.packetId);
  passTime(8 * DAY_MS);
  const { mail: digest } = await lastMailTo(server, contact.email);
  expect(digest.text).toContain('Client of Packet');
  expect(digest.text).toContain('Client of Second');
  expect(await mails('request.reminder')).toHaveLength(1);

  await (await openAsContributor(other)).send('POST', '/v1/portal/submit');
  for (let week = 0; week < 8; week += 1) {
    passTime(8 * DAY_MS);
    await server.runJobs();
  }
  expect(await mails('request.reminder')).toHaveLength(4);
  expect((await lastMailTo(server, contact.email)).mail.text).not.toContain('Second');
});

test('reminders end for somebody who wants none, and with the packet', async () => {
  const body = { token: tokenOf(sent) };
  expect((await anybody(server).send('POST', '/v1/portal/stop-reminders', { body })).status).toBe(204);
  const second = await makePacket(server, operator, { title: 'Second' });
  await send(second.packetId);
  await operator.send('POST', `/v1/packets/${second.packetId}/cancel`, { body: { reason: 'not needed' } });
  passTime(8 * DAY_MS);
  await server.runJobs();
  expect(await mails('request.reminder')).toEqual([]);
});

test('tokens and codes are not in the tables of requests, and an answer with them is not kept', async () => {
  const { query } = server.context.database;
  const rows = JSON.stringify([
    await query.selectFrom('client_requests').selectAll().execute(),
    await query.selectFrom('request_links').selectAll().execute(),
  ]);
  expect(rows).not.toContain(tokenOf(sent));
  expect(rows).not.toContain(sent.link.code);
});
