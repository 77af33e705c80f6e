import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareSetUp } from '../src/modules/accounts/index.ts';
import { TestBrowser } from './browser.ts';
import { lastMailTo } from './outbox.ts';
import { anybody } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

const GOOD = 'correct horse battery';
const ANA = { name: 'Anastasia', email: 'ana@example.org' };

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ settings: { ISSUER_NAME: 'Harbourside' } });
});
afterEach(() => server.close());

type Refusal = { status: number; code: string; errors: { at: string; message: string }[] };

async function refusalOf(answer: Response): Promise<Refusal> {
  const { code, errors } = (await answer.json()) as Refusal;
  return { status: answer.status, code, errors };
}

const refused = (code: string, at: string) => ({ status: 400, code, errors: [{ at, message: expect.any(String) }] });

async function setUp(browser: TestBrowser): Promise<void> {
  const token = new URL((await prepareSetUp(server.context))!).searchParams.get('token');
  const setUpWith = (password: string) => browser.send('POST', '/v1/setup', { body: { token, ...ANA, password } });
  expect(await refusalOf(await setUpWith('password1234'))).toEqual(refused('password_common', '/password'));
  for (const password of ['Anastasia1987!', 'ana@example.org', 'attestlayer-2026', 'harbourside-1']) {
    expect(await refusalOf(await setUpWith(password))).toEqual(refused('password_personal', '/password'));
  }
  expect((await setUpWith(GOOD)).status).toBe(201);
}

test('who sets the server up, changes or resets a password, or accepts an invitation, gets no weak one past', async () => {
  const browser = new TestBrowser(server);
  await setUp(browser);

  const change = { current_password: GOOD, new_password: 'qwertyuiop12' };
  const changed = await browser.send('POST', '/v1/auth/password', { body: change });
  expect(await refusalOf(changed)).toEqual(refused('password_common', '/new_password'));
  const own = { ...change, new_password: 'Anastasia1987!' };
  expect((await refusalOf(await browser.send('POST', '/v1/auth/password', { body: own }))).code).toBe(
    'password_personal',
  );

  await anybody(server).send('POST', '/v1/links', { body: { kind: 'password_reset', email: ANA.email } });
  const { token, code } = await lastMailTo(server, ANA.email);
  const reset = (body: object) => anybody(server).send('POST', '/v1/links/password_reset', { body });
  expect((await refusalOf(await reset({ token, password: 'iloveyouiloveyou' }))).code).toBe('password_common');
  const typed = { email: ANA.email, code, password: 'Anastasia1987!' };
  expect((await refusalOf(await reset(typed))).code).toBe('password_personal');
  expect((await refusalOf(await reset({ token: 'guess', password: 'iloveyouiloveyou' }))).code).toBe('link_invalid');
  // The link was not spent by what was refused.
  expect((await reset({ token, password: 'another long sentence' })).status).toBe(204);

  const ana = new TestBrowser(server);
  await ana.send('POST', '/v1/auth/sign-in', { body: { email: ANA.email, password: 'another long sentence' } });
  await ana.send('POST', '/v1/console/operators/invitations', { body: { email: 'ben.miller@example.org' } });
  const invitation = await lastMailTo(server, 'ben.miller@example.org');
  const accept = (password: string) =>
    anybody(server).send('POST', '/v1/invitations/accept', {
      body: { token: invitation.token, name: 'Benedict', password },
    });
  expect((await refusalOf(await accept('letmeinletmein'))).code).toBe('password_common');
  expect((await refusalOf(await accept('ben.miller.2026'))).code).toBe('password_personal');
  expect((await accept(GOOD)).status).toBe(200);
});
