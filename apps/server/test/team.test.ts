import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Everybody, everybody, expectRoles, makePartner, signInAs } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let partnerId: string;
let people: Everybody;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server)).id;
  people = await everybody(server, partnerId);
});
afterEach(() => server.close());

test('who may do what with a team', async () => {
  const managers = ['owner', 'admin'] as const;
  await expectRoles(people, { method: 'GET', path: '/v1/team', allowed: ['owner', 'admin', 'operator', 'viewer'] });
  await expectRoles(people, {
    method: 'POST',
    path: '/v1/team/invitations',
    body: { email: 'new@example.org', role: 'viewer' },
    allowed: managers,
  });
  await expectRoles(people, { method: 'DELETE', path: '/v1/team/invitations/none', allowed: managers });
  await expectRoles(people, { method: 'PATCH', path: '/v1/team/members/none', body: {}, allowed: managers });
  await expectRoles(people, { method: 'DELETE', path: '/v1/team/members/none', allowed: managers });
  await expectRoles(people, {
    method: 'POST',
    path: '/v1/console/operators/invitations',
    body: { email: 'new@example.org' },
    allowed: ['issuer'],
  });
});

test('another partner sees and changes nothing of a team', async () => {
  const other = await makePartner(server, { name: 'Other' });
  const stranger = await signInAs(server, { partnerId: other.id, role: 'owner' });
  const member = `/v1/team/members/${people.viewer.userId}`;
  expect((await stranger.send('PATCH', member, { body: { role: 'admin' } })).status).toBe(404);
  expect((await stranger.send('DELETE', member)).status).toBe(404);
  const team = (await (await stranger.send('GET', '/v1/team')).json()) as { members: { user_id: string }[] };
  expect(team.members.map(({ user_id }) => user_id)).toEqual([stranger.userId]);
});

test('an owner is made, changed and removed by owners only, and one always stays', async () => {
  const owner = `/v1/team/members/${people.owner.userId}`;
  const admin = `/v1/team/members/${people.admin.userId}`;
  for (const [method, path, body] of [
    ['PATCH', owner, { role: 'viewer' }],
    ['DELETE', owner, undefined],
    ['PATCH', admin, { role: 'owner' }],
    ['POST', '/v1/team/invitations', { email: 'a@example.org', role: 'owner' }],
  ] as const) {
    const answer = await people.admin.send(method, path, { body });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'owner_needed' });
  }
  for (const [method, body] of [
    ['PATCH', { role: 'admin' }],
    ['DELETE', undefined],
  ] as const) {
    const answer = await people.owner.send(method, owner, { body });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'last_owner' });
  }
  expect((await people.owner.send('PATCH', admin, { body: { role: 'owner' } })).status).toBe(200);
  expect((await people.owner.send('DELETE', owner)).status).toBe(204);
  const gone = await people.owner.send('GET', '/v1/team');
  expect(gone.status).toBe(403);
  expect(await gone.json()).toMatchObject({ code: 'workspace_missing' });
});

test('a limit to clients is for operators and viewers', async () => {
  const viewer = `/v1/team/members/${people.viewer.userId}`;
  const limited = await people.owner.send('PATCH', viewer, { body: { client_ids: ['c1'] } });
  expect(await limited.json()).toMatchObject({ role: 'viewer', client_ids: ['c1'] });
  const answer = await people.owner.send('PATCH', viewer, { body: { role: 'admin' } });
  expect(await answer.json()).toMatchObject({ code: 'client_limit_refused' });
  expect((await people.owner.send('PATCH', viewer, { body: { role: 'admin', client_ids: null } })).status).toBe(200);
});
