import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareSetUp } from '../src/modules/accounts/index.ts';
import { TestBrowser } from './browser.ts';
import { lastMailTo } from './outbox.ts';
import { anybody, makePartner, signInAs } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';
import { totpCode } from './totp.ts';

const PASSWORD = 'correct horse battery';
const EMAIL = 'ana@example.org';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

async function setUp(browser: TestBrowser): Promise<void> {
  const page = new URL((await prepareSetUp(server.context))!);
  const body = { token: page.searchParams.get('token'), name: 'Ana', email: EMAIL, password: PASSWORD };
  const answer = await browser.send('POST', '/v1/setup', { body });
  expect(answer.status).toBe(201);
}

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

test('the first start gives one link, which makes the first operator once', async () => {
  const page = new URL((await prepareSetUp(server.context))!);
  expect(page.pathname).toBe('/set-up');
  const token = page.searchParams.get('token')!;
  const browser = new TestBrowser(server);
  const body = { token, name: 'Ana', email: EMAIL, password: PASSWORD };
  expect(await codeOf(await browser.send('POST', '/v1/setup', { body: { ...body, token: 'guess' } }))).toBe(
    'link_invalid',
  );
  const weak = await browser.send('POST', '/v1/setup', { body: { ...body, password: 'short' } });
  expect(weak.status).toBe(400);
  expect(JSON.stringify(await weak.json())).not.toContain('short');
  const made = await browser.send('POST', '/v1/setup', { body });
  expect(made.status).toBe(201);
  expect(made.headers.get('set-cookie')).toMatch(/^attestlayer\.session_token=.*; HttpOnly; SameSite=Lax$/i);
  expect(await (await browser.send('GET', '/v1/session')).json()).toMatchObject({
    issuer_operator: true,
    current: null,
  });
  expect(await codeOf(await browser.send('POST', '/v1/setup', { body }))).toBe('link_invalid');
  expect(await prepareSetUp(server.context)).toBeNull();
});

test('a session is ended by signing out, and its cookie then is told and taken away', async () => {
  const browser = new TestBrowser(server);
  await setUp(browser);
  const stolen = new Map(browser.cookies);
  expect((await browser.send('POST', '/v1/auth/sign-out')).status).toBe(204);
  expect(browser.cookies.size).toBe(0);
  for (const [name, value] of stolen) browser.cookies.set(name, value);
  const ended = await browser.send('GET', '/v1/session');
  expect(ended.status).toBe(401);
  expect(await codeOf(ended)).toBe('session_ended');
  expect(browser.cookies.size).toBe(0);
  const signedIn = await browser.send('POST', '/v1/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
  expect(await signedIn.json()).toEqual({ second_factor_needed: false });
  expect((await browser.send('GET', '/v1/session')).status).toBe(200);
});

test('an authenticator app is set up with a code, asked for at the next sign-in, and a recovery code works once', async () => {
  const browser = new TestBrowser(server);
  await setUp(browser);
  const enabled = await browser.send('POST', '/v1/auth/totp/enable', { body: { password: PASSWORD } });
  const { uri, recovery_codes } = (await enabled.json()) as { uri: string; recovery_codes: string[] };
  expect(recovery_codes.length).toBeGreaterThanOrEqual(8);
  const code = totpCode(uri, Date.now());
  expect((await browser.send('POST', '/v1/auth/totp/verify', { body: { code } })).status).toBe(200);
  expect(await (await browser.send('GET', '/v1/session')).json()).toMatchObject({ user: { second_factor: true } });
  expect((await lastMailTo(server, EMAIL)).mail.text).toContain('An authenticator app is now asked for');
  const log = (await (await browser.send('GET', '/v1/console/audit?action=account')).json()) as { items: unknown[] };
  expect(log.items).toMatchObject([{ action: 'account.changed', details: '{"change":"second_factor_on"}' }]);

  const again = new TestBrowser(server);
  const first = await again.send('POST', '/v1/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
  expect(await first.json()).toEqual({ second_factor_needed: true });
  expect((await again.send('GET', '/v1/session')).status).toBe(401);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  expect((await again.send('POST', '/v1/auth/totp/verify', { body: { code: wrong } })).status).toBe(401);
  const watched = await again.send('POST', '/v1/auth/totp/verify', { body: { code } });
  expect([watched.status, await codeOf(watched)]).toEqual([401, 'totp_code_used']);
  expect(watched.headers.get('set-cookie')).toBeNull();
  expect((await again.send('GET', '/v1/session')).status).toBe(401);
  await again.send('POST', '/v1/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
  // The library takes the code of the next step too.
  const right = { code: totpCode(uri, Date.now() + 30_000) };
  expect((await again.send('POST', '/v1/auth/totp/verify', { body: right })).status).toBe(200);
  expect((await again.send('GET', '/v1/session')).status).toBe(200);

  for (const status of [200, 401]) {
    const lost = new TestBrowser(server);
    await lost.send('POST', '/v1/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
    const answer = await lost.send('POST', '/v1/auth/recovery-codes/verify', { body: { code: recovery_codes[0] } });
    expect(answer.status).toBe(status);
  }
});

test('wrong passwords are limited for each account, whatever addresses they come from', async () => {
  await setUp(new TestBrowser(server));
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const headers = { 'x-test-address': `192.0.2.${attempt}` };
    const body = { email: EMAIL, password: 'wrong password' };
    statuses.push((await new TestBrowser(server).send('POST', '/v1/auth/sign-in', { body, headers })).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
});

test('the answer to a wrong password is that to an unknown account', async () => {
  await setUp(new TestBrowser(server));
  const problems = await Promise.all(
    [EMAIL, 'nobody@example.org'].map(async (email) => {
      const answer = await anybody(server).send('POST', '/v1/auth/sign-in', {
        body: { email, password: 'wrong password' },
      });
      const { code, title, status } = (await answer.json()) as Record<string, unknown>;
      return { code, title, status };
    }),
  );
  expect(problems[0]).toEqual(problems[1]);
});

test('nobody signs up, and the library’s own routes are not reachable', async () => {
  for (const path of [
    '/sign-up/email',
    '/sign-in/email',
    '/get-session',
    '/update-user',
    '/delete-user',
    '/set-password',
  ]) {
    const answer = await anybody(server).send('POST', `/v1/auth${path}`, {
      body: { name: 'Eve', email: 'eve@example.org', password: PASSWORD },
    });
    expect(answer.status).toBe(404);
  }
});

test('a link to sign in is looked at by GET, spent by POST, and only once', async () => {
  await setUp(new TestBrowser(server));
  await anybody(server).send('POST', '/v1/links', { body: { kind: 'sign_in', email: EMAIL } });
  const { token } = await lastMailTo(server, EMAIL);
  for (let scan = 0; scan < 3; scan += 1) {
    expect((await anybody(server).send('GET', `/v1/links/sign_in?token=${token}`)).status).toBe(200);
  }
  expect((await anybody(server).send('GET', `/v1/links/password_reset?token=${token}`)).status).toBe(404);
  const browser = new TestBrowser(server);
  expect((await browser.send('POST', '/v1/links/sign_in', { body: { token } })).status).toBe(204);
  expect((await browser.send('GET', '/v1/session')).status).toBe(200);
  expect(await codeOf(await browser.send('POST', '/v1/links/sign_in', { body: { token } }))).toBe('link_invalid');
});

test('no mail and the same answer for an address without an account', async () => {
  await setUp(new TestBrowser(server));
  const answer = await anybody(server).send('POST', '/v1/links', {
    body: { kind: 'sign_in', email: 'nobody@example.org' },
  });
  expect(answer.status).toBe(202);
  expect(await server.context.database.query.selectFrom('mails').select('id').execute()).toEqual([]);
});

test('a typed code stands in for a link, and five wrong ones end it', async () => {
  await setUp(new TestBrowser(server));
  await anybody(server).send('POST', '/v1/links', { body: { kind: 'sign_in', email: EMAIL } });
  const first = await lastMailTo(server, EMAIL);
  const typed = first.code.toLowerCase().replace('-', ' ');
  const good = { email: EMAIL, code: typed };
  expect((await new TestBrowser(server).send('POST', '/v1/links/sign_in', { body: good })).status).toBe(204);
  await anybody(server).send('POST', '/v1/links', { body: { kind: 'sign_in', email: EMAIL } });
  const { code } = await lastMailTo(server, EMAIL);
  for (let guess = 0; guess < 5; guess += 1) {
    await anybody(server).send('POST', '/v1/links/sign_in', { body: { email: EMAIL, code: `0000-000${guess}` } });
  }
  const late = await anybody(server).send('POST', '/v1/links/sign_in', { body: { email: EMAIL, code } });
  expect(await codeOf(late)).toBe('link_invalid');
});

test('a reset gives a new password and ends all sessions', async () => {
  const browser = new TestBrowser(server);
  await setUp(browser);
  await anybody(server).send('POST', '/v1/links', { body: { kind: 'password_reset', email: EMAIL } });
  const { token } = await lastMailTo(server, EMAIL);
  const password = 'another long sentence';
  const body = { token, password };
  expect((await anybody(server).send('POST', '/v1/links/password_reset', { body })).status).toBe(204);
  expect((await browser.send('GET', '/v1/session')).status).toBe(401);
  const old = await anybody(server).send('POST', '/v1/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
  expect(old.status).toBe(401);
  expect((await browser.send('POST', '/v1/auth/sign-in', { body: { email: EMAIL, password } })).status).toBe(200);
  expect((await lastMailTo(server, EMAIL)).mail.subject).toBe('Your account was changed');
});

test('a workspace can demand a second factor; until it is set up only the account is reachable', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  await owner.send('PATCH', '/v1/workspace', { body: { second_factor_demanded: true } });
  expect(await codeOf(await owner.send('GET', '/v1/workspace'))).toBe('second_factor_demanded');
  expect((await owner.send('GET', '/v1/session')).status).toBe(200);
});

test('a session can be ended from another one, but not by somebody else', async () => {
  const browser = new TestBrowser(server);
  await setUp(browser);
  const other = new TestBrowser(server);
  await other.send('POST', '/v1/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
  const { items } = (await (await browser.send('GET', '/v1/auth/sessions')).json()) as {
    items: { id: string; current: boolean }[];
  };
  expect(items).toHaveLength(2);
  const { id } = items.find(({ current }) => !current)!;
  const { id: partnerId } = await makePartner(server);
  const stranger = await signInAs(server, { partnerId, role: 'owner' });
  expect((await stranger.send('DELETE', `/v1/auth/sessions/${id}`)).status).toBe(404);
  expect((await browser.send('DELETE', `/v1/auth/sessions/${id}`)).status).toBe(204);
  expect((await other.send('GET', '/v1/session')).status).toBe(401);
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
])('a change with a cookie that %s sends is refused', async (_, headers) => {
  const browser = new TestBrowser(server);
  await setUp(browser);
  const answer = await browser.send('DELETE', '/v1/auth/sessions', { headers });
  expect(answer.status).toBe(403);
  expect(await codeOf(answer)).toBe('origin_refused');
});

test('no token, code or password is stored as it is', async () => {
  await setUp(new TestBrowser(server));
  await anybody(server).send('POST', '/v1/links', {
    body: { kind: 'sign_in', email: EMAIL },
    headers: { 'idempotency-key': 'k' },
  });
  const { token, code } = await lastMailTo(server, EMAIL);
  const { query } = server.context.database;
  const tables = ['account_links', 'mails', 'jobs', 'audit_events', 'idempotency_keys', 'credentials'] as const;
  const rows = await Promise.all(tables.map((table) => query.selectFrom(table).selectAll().execute()));
  for (const secret of [token, code, PASSWORD]) expect(JSON.stringify(rows)).not.toContain(secret);
});
