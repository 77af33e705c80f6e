import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptApplication, apply, type GrantStartingCredits, holdSession } from '../src/modules/partners/index.ts';
import { TestBrowser } from './browser.ts';
import { lastMailTo } from './outbox.ts';
import {
  anybody,
  type Caller,
  everybody,
  expectRoles,
  makePartner,
  signInAs,
  signInAsOperator,
  useApiKey,
} from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

const FORM = {
  organisation: 'Møller & Søn',
  website: 'https://moller.example',
  contact_name: 'Ida Møller',
  contact_email: 'ida@moller.example',
  intended_tier: 'growth',
  workflow: 'We collect vendor files for banks.',
  client_types: 'Fintech vendors',
  locale: 'fr',
};
const CHECKLIST = { scope_fit: true, boundary_accepted: true, overclaiming_rules: true, tier_fit: true };
const SESSION = { held_on: '2026-11-20', participants: 'Ida, Ana', notes: 'All points settled.', checklist: CHECKLIST };

let server: TestServer;
let operator: Caller;
beforeEach(async () => {
  server = await startTestServer();
  operator = await signInAsOperator(server);
});
afterEach(() => server.close());

async function applyByForm(): Promise<string> {
  const answer = await anybody(server).send('POST', '/v1/applications', { body: FORM });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { reference: string }).reference;
}

test('from the form to the owner in the workspace: every step is dated, audited and mailed', async () => {
  const id = await applyByForm();
  const received = await lastMailTo(server, FORM.contact_email);
  expect(received.mail.subject).toBe('Nous avons reçu votre candidature');
  expect(received.mail.text).not.toContain('Møller');

  const path = `/v1/console/applications/${id}`;
  const early = await operator.send('POST', `${path}/accept`, { body: { tier: 'growth', reason: 'A good fit.' } });
  expect(await early.json()).toMatchObject({ code: 'checklist_open' });
  await operator.send('POST', `${path}/ask`, { body: { question: 'Which banks?' } });
  expect((await lastMailTo(server, FORM.contact_email)).mail.text).toContain('Which banks?');
  await operator.send('POST', `${path}/sessions`, {
    body: { ...SESSION, checklist: { ...CHECKLIST, tier_fit: false } },
  });
  const open = await operator.send('POST', `${path}/accept`, { body: { tier: 'growth', reason: 'A good fit.' } });
  expect(await open.json()).toMatchObject({ code: 'checklist_open', title: expect.stringContaining('tier_fit') });
  await operator.send('POST', `${path}/sessions`, { body: SESSION });
  const accepted = await operator.send('POST', `${path}/accept`, { body: { tier: 'growth', reason: 'A good fit.' } });
  const decided = (await accepted.json()) as { partner_id: string; steps: { kind: string }[] };
  expect(decided).toMatchObject({ state: 'accepted', sessions: [{ held_on: '2026-11-20' }, {}] });
  expect(decided.steps.map(({ kind }) => kind)).toEqual([
    'received',
    'asked',
    'session_held',
    'session_held',
    'accepted',
  ]);
  const twice = await operator.send('POST', `${path}/decline`, { body: { reason: 'Changed our mind.' } });
  expect(await twice.json()).toMatchObject({ code: 'application_decided' });

  const { token } = await lastMailTo(server, FORM.contact_email);
  const seen = await anybody(server).send('GET', `/v1/links/invitation?token=${token}`);
  expect(await seen.json()).toMatchObject({
    invitation: { workspace: FORM.organisation, role: 'owner', invited_by: 'Local issuer', has_account: false },
  });
  const owner = new TestBrowser(server);
  const unnamed = await owner.send('POST', '/v1/invitations/accept', { body: { token } });
  expect(await unnamed.json()).toMatchObject({ code: 'account_details_needed' });
  const account = { token, name: 'Ida', password: 'a long sentence of mine' };
  expect(await (await owner.send('POST', '/v1/invitations/accept', { body: account })).json()).toEqual({
    signed_in: true,
  });
  expect(await (await owner.send('GET', '/v1/session')).json()).toMatchObject({
    current: decided.partner_id,
    workspaces: [{ name: FORM.organisation, role: 'owner' }],
  });
  expect((await owner.send('GET', '/v1/workspace')).status).toBe(200);
  const again = await owner.send('POST', '/v1/invitations/accept', { body: account });
  expect(await again.json()).toMatchObject({ code: 'link_invalid' });
  const log = (await (await owner.send('GET', '/v1/audit')).json()) as { items: { action: string }[] };
  expect(log.items.map(({ action }) => action)).toEqual([
    'invitation.accepted',
    'invitation.sent',
    'partner.provisioned',
  ]);
  const issuerLog = await operator.send('GET', `/v1/console/audit?subject=${id}`);
  expect(((await issuerLog.json()) as { items: { action: string }[] }).items.map(({ action }) => action)).toEqual([
    'application.accepted',
    'application.session_held',
    'application.session_held',
    'application.asked',
    'application.received',
  ]);
});

test('starting credits are granted in the transaction that makes the partner', async () => {
  const { context } = server;
  const actor = { kind: 'issuer' as const, userId: operator.userId! };
  const applicationId = await context.database.transaction(async (tx) => {
    const id = await apply(tx, context, {
      organisation: 'A',
      website: null,
      contactName: 'B',
      contactEmail: 'b@example.org',
      intendedTier: 'starter',
      workflow: 'w',
      clientTypes: 'c',
      regulatedSectors: '',
      locale: 'en',
    });
    const { held_on: heldOn, ...session } = SESSION;
    await holdSession(tx, context, { applicationId: id, actor, heldOn, ...session });
    return id;
  });
  const grants: Parameters<GrantStartingCredits>[2][] = [];
  const grant: GrantStartingCredits = async (tx, _context, input) => {
    await tx.selectFrom('partners').select('id').where('id', '=', input.partnerId).executeTakeFirstOrThrow();
    grants.push(input);
  };
  const startingCredits = { amount: 5, expiresAt: null, grant };
  const partner = await context.database.transaction((tx) =>
    acceptApplication(tx, context, { applicationId, actor, tier: 'starter', reason: 'r', startingCredits }),
  );
  const idempotencyKey = `provision:${applicationId}`;
  expect(grants).toEqual([{ partnerId: partner.id, amount: 5, expiresAt: null, idempotencyKey, actor }]);
});

test('declined with a reason, once', async () => {
  const id = await applyByForm();
  const declined = await operator.send('POST', `/v1/console/applications/${id}/decline`, {
    body: { reason: 'No fit.' },
  });
  expect(await declined.json()).toMatchObject({ state: 'declined', partner_id: null });
  expect((await lastMailTo(server, FORM.contact_email)).mail.text).toContain('No fit.');
});

test('at most three working sessions', async () => {
  const id = await applyByForm();
  const codes: unknown[] = [];
  for (let session = 1; session <= 4; session += 1) {
    const answer = await operator.send('POST', `/v1/console/applications/${id}/sessions`, { body: SESSION });
    codes.push(((await answer.json()) as { code?: string }).code);
  }
  expect(codes).toEqual([undefined, undefined, undefined, 'sessions_used_up']);
});

test.each([
  ['a list of addresses', { contact_email: 'a@x.io, b@x.io' }],
  ['a line break in a name', { organisation: 'A\r\nBcc: b@x.io' }],
  ['a website that is a script', { website: 'javascript:alert(1)' }],
  ['a field that the form does not have', { partner_id: 'p' }],
  ['a tier that there is not', { intended_tier: 'free' }],
])('refuses an application with %s', async (_, change) => {
  const answer = await anybody(server).send('POST', '/v1/applications', { body: { ...FORM, ...change } });
  expect(answer.status).toBe(400);
  expect(await server.context.database.query.selectFrom('applications').select('id').execute()).toEqual([]);
});

test('one address applies five times an hour', async () => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    statuses.push((await anybody(server).send('POST', '/v1/applications', { body: FORM })).status);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
});

test('a suspended partner reads, and changes nothing until it is resumed', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  const key = await useApiKey(server, { partnerId });
  const path = `/v1/console/partners/${partnerId}`;
  await operator.send('POST', `${path}/suspend`, { body: { reason: 'Overclaiming on its website.' } });
  for (const caller of [owner, key]) expect((await caller.send('GET', '/v1/workspace')).status).toBe(200);
  const refused = await owner.send('PATCH', '/v1/workspace', { body: { locale: 'fr' } });
  expect(await refused.json()).toMatchObject({ code: 'workspace_suspended' });
  const twice = await operator.send('POST', `${path}/suspend`, { body: { reason: 'Again.' } });
  expect(await twice.json()).toMatchObject({ code: 'partner_state_refused' });
  await operator.send('POST', `${path}/resume`, { body: { reason: 'Corrected.' } });
  expect((await owner.send('PATCH', '/v1/workspace', { body: { locale: 'fr' } })).status).toBe(200);
});

test('a change to what somebody else has changed meanwhile is refused', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  const etag = (await owner.send('GET', '/v1/workspace')).headers.get('etag')!;
  const headers = { 'if-match': etag };
  const change = { binder_name: 'Printed name' };
  expect((await owner.send('PATCH', '/v1/workspace', { body: change, headers })).status).toBe(200);
  expect((await owner.send('PATCH', '/v1/workspace', { body: change, headers })).status).toBe(412);
  expect(await (await owner.send('GET', '/v1/workspace')).json()).toMatchObject({
    binder_name: 'Printed name',
    version: 2,
  });
});

test('who may do what with applications, partners and the workspace', async () => {
  const { id: partnerId } = await makePartner(server);
  const people = await everybody(server, partnerId);
  const none = '/v1/console/applications/none';
  const issuer = ['issuer'] as const;
  await expectRoles(people, { method: 'GET', path: '/v1/console/applications', allowed: issuer });
  await expectRoles(people, { method: 'GET', path: none, allowed: issuer });
  await expectRoles(people, { method: 'POST', path: `${none}/sessions`, body: SESSION, allowed: issuer });
  await expectRoles(people, { method: 'POST', path: `${none}/ask`, body: { question: 'q' }, allowed: issuer });
  await expectRoles(people, { method: 'POST', path: `${none}/decline`, body: { reason: 'r' }, allowed: issuer });
  const accept = { tier: 'starter', reason: 'r' };
  await expectRoles(people, { method: 'POST', path: `${none}/accept`, body: accept, allowed: issuer });
  await expectRoles(people, { method: 'GET', path: '/v1/console/partners', allowed: issuer });
  const partner = `/v1/console/partners/${partnerId}`;
  await expectRoles(people, { method: 'GET', path: partner, allowed: issuer });
  await expectRoles(people, { method: 'PATCH', path: partner, body: {}, allowed: issuer });
  const reason = { reason: 'r' };
  await expectRoles(people, {
    method: 'POST',
    path: '/v1/console/partners/none/suspend',
    body: reason,
    allowed: issuer,
  });
  await expectRoles(people, {
    method: 'POST',
    path: '/v1/console/partners/none/resume',
    body: reason,
    allowed: issuer,
  });
  const members = ['owner', 'admin', 'operator', 'viewer', 'api_key'] as const;
  await expectRoles(people, { method: 'GET', path: '/v1/workspace', allowed: members });
  await expectRoles(people, { method: 'PATCH', path: '/v1/workspace', body: {}, allowed: ['owner', 'admin'] });
  await expectRoles(people, { method: 'GET', path: '/v1/console/mails', allowed: issuer });
  await expectRoles(people, { method: 'POST', path: '/v1/console/mails/none/resend', allowed: issuer });
});

test('who manages mails is told that they reach nobody, and nobody else', async () => {
  const { id: partnerId } = await makePartner(server);
  const admin = await signInAs(server, { partnerId, role: 'admin' });
  expect(await (await admin.send('GET', '/v1/instance')).json()).toMatchObject({ mail: { transport: 'outbox' } });
  expect(await (await anybody(server).send('GET', '/v1/instance')).json()).toMatchObject({ mail: null });
  const invited = await admin.send('POST', '/v1/team/invitations', {
    body: { email: 'v@example.org', role: 'viewer' },
  });
  expect(await invited.json()).toMatchObject({ link: expect.stringContaining('/invitation?token=') });
});
