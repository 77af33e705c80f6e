import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { BUILT_IN_PROFILES, findProfile, profileSha256, writeProfile } from '@attestlayer/profile';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textFacts } from './packets.ts';
import { anybody, type Caller, signInAsOperator } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let operator: Caller;
beforeEach(async () => {
  server = await startTestServer();
  operator = await signInAsOperator(server);
});
afterEach(() => server.close());

const draft = () => ({ ...findProfile('HUMAN-01')!, version: 2, title: 'Approvals, second version' });

test('the built-in profiles are there for anybody, under their addresses', async () => {
  const { items } = (await (await anybody(server).send('GET', '/v1/profiles')).json()) as {
    items: { sha256: string }[];
  };
  expect(items.map(({ sha256 }) => sha256).sort()).toEqual(BUILT_IN_PROFILES.map(profileSha256).sort());
  const one = (await (await anybody(server).send('GET', '/v1/profiles/CORE-01/latest')).json()) as { sha256: string };
  expect(one.sha256).toBe(profileSha256(findProfile('CORE-01')!));
});

test('a new version is published once, in order, and can never be changed', async () => {
  const publish = (profile: object) => operator.send('POST', '/v1/console/profiles', { body: { profile } });
  expect(await (await publish({ ...draft(), version: 3 })).json()).toMatchObject({ code: 'profile_version_not_next' });
  const published = (await (await publish(draft())).json()) as { sha256: string };
  expect(published.sha256).toBe(sha256Hex(writeProfile(draft())));
  expect(await (await publish(draft())).json()).toMatchObject({ code: 'profile_version_not_next' });
  expect((await anybody(server).send('GET', '/v1/profiles/HUMAN-01/1')).status).toBe(200);
  const forge = server.context.database.query.updateTable('profiles').set({ title: 'Other' });
  await expect(forge.execute()).rejects.toThrow('profile_immutable');
});

test('what is no profile is refused with the place of each fault', async () => {
  const { boundary: _boundary, ...rest } = draft();
  const answer = await operator.send('POST', '/v1/console/profiles', { body: { profile: rest } });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'profile_invalid', errors: [{ at: '/profile/boundary' }] });
});

test('a draft is tried on sample records, and nothing is stored', async () => {
  const record = {
    recordId: 'sample',
    originalName: 'approval.txt',
    receivedAt: '2026-11-01T09:00:00.000Z',
    requirementIds: ['HUMAN-01.AUTH'],
    facts: textFacts('a'),
  };
  const body = { profile: draft(), records: [record], evaluated_at: '2026-11-02T09:00:00.000Z' };
  const tried = await operator.send('POST', '/v1/console/profiles/try', { body });
  expect(tried.status).toBe(200);
  const text = await tried.text();
  expect(JSON.parse(text)).toMatchObject({ evaluation: { outcome: 'FAIL', profile: { version: 2 } } });
  const again = await (await operator.send('POST', '/v1/console/profiles/try', { body })).text();
  expect(sha256Hex(encodeUtf8(again))).toBe(sha256Hex(encodeUtf8(text)));
  expect((await anybody(server).send('GET', '/v1/profiles/HUMAN-01/2')).status).toBe(404);
});
