import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeSettings } from '../src/commands/describe-settings.ts';
import { readConfig } from '../src/config/index.ts';
import { addUser, prepareSetUp } from '../src/modules/accounts/index.ts';
import { checkHealth } from '../src/operations/index.ts';
import { TestBrowser } from './browser.ts';
import { CLIENT_ID, CLIENT_SECRET, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';
import { lastMailTo } from './outbox.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';
import { totpCode } from './totp.ts';

const BASE_URL = 'http://localhost:8080';
const EMAIL = 'ana@example.org';
const PASSWORD = 'correct horse battery';
const ANA = { sub: 'ana-at-idp', email: EMAIL, email_verified: true };

let idp: IdentityProvider;
let server: TestServer;
beforeEach(async () => {
  idp = await startIdentityProvider(`${BASE_URL}/sign-in/oidc`);
  idp.person = ANA;
  server = await startWith({ OIDC_ISSUER: idp.issuer });
});
afterEach(async () => {
  await server.close();
  await idp.close();
});

const startWith = (settings: Record<string, string>) =>
  startTestServer({
    settings: {
      BASE_URL,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_NAME: 'Acme',
      ...settings,
    },
  });

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

/** Ana, who set the server up by password. */
async function setUp(): Promise<TestBrowser> {
  const browser = new TestBrowser(server);
  const token = new URL((await prepareSetUp(server.context))!).searchParams.get('token');
  await browser.send('POST', '/v1/setup', { body: { token, name: 'Ana', email: EMAIL, password: PASSWORD } });
  return browser;
}

async function begin(browser: TestBrowser): Promise<URL> {
  const answer = await browser.send('POST', '/v1/auth/oidc/start');
  expect(answer.status).toBe(200);
  return new URL(((await answer.json()) as { url: string }).url);
}

async function signIn(browser: TestBrowser): Promise<Response> {
  const body = await idp.walk((await begin(browser)).href);
  return browser.send('POST', '/v1/auth/oidc/finish', { body });
}

async function auditOf(action: string): Promise<unknown[]> {
  const { query } = server.context.database;
  const rows = await query.selectFrom('audit_events').select('details').where('action', '=', action).execute();
  return rows.map(({ details }) => JSON.parse(details));
}

test('the pages are told that there is a provider, and its name', async () => {
  const { single_sign_on } = (await (await server.send('GET', '/v1/instance')).json()) as { single_sign_on: unknown };
  expect(single_sign_on).toEqual({ name: 'Acme' });
});

test('the request to the provider is bound by PKCE, state and nonce, and comes back to our page only', async () => {
  const { searchParams } = await begin(new TestBrowser(server));
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: `${BASE_URL}/sign-in/oidc`,
    scope: 'openid email',
    state: expect.stringMatching(/^.{32}$/),
    nonce: expect.stringMatching(/^.{32}$/),
  });
});

test('an account is opened by its verified address, audited, told by mail, and then found by its subject', async () => {
  await setUp();
  const browser = new TestBrowser(server);
  const first = await signIn(browser);
  expect(await first.json()).toEqual({ second_factor_needed: false });
  expect(await (await browser.send('GET', '/v1/session')).json()).toMatchObject({ user: { email: EMAIL } });
  expect((await lastMailTo(server, EMAIL)).mail.text).toContain('single sign-on for the first time');
  expect(await auditOf('account.changed')).toEqual([{ change: 'oidc_linked' }]);

  idp.person = { sub: ANA.sub, email: 'new-name@example.org', email_verified: false };
  expect((await signIn(new TestBrowser(server))).status).toBe(200);
  expect(await auditOf('account.changed')).toHaveLength(1);
  expect(await auditOf('account.signed_in')).toEqual([
    { by: 'oidc', second_factor_asked: false },
    { by: 'oidc', second_factor_asked: false },
  ]);
});

test('nothing that the provider gave is stored but who it is', async () => {
  await setUp();
  await signIn(new TestBrowser(server));
  const { query } = server.context.database;
  const rows = await query.selectFrom('credentials').selectAll().where('providerId', '=', 'oidc').execute();
  expect(rows).toMatchObject([
    { accountId: `${idp.issuer} ${ANA.sub}`, accessToken: null, refreshToken: null, idToken: null, password: null },
  ]);
});

test.each([
  ['an unknown address', { sub: 'eve', email: 'eve@example.org', email_verified: true }],
  ['an address that is not verified', { ...ANA, email_verified: false }],
  ['an address of which nothing is said', { sub: 'eve', email: EMAIL }],
  ['an unknown address that is not verified', { sub: 'eve', email: 'eve@example.org', email_verified: false }],
  ['no address', { sub: 'eve' }],
])('%s opens nothing, makes no account, and is answered like the others', async (_, person) => {
  await setUp();
  idp.person = person;
  const browser = new TestBrowser(server);
  const refused = await signIn(browser);
  expect([refused.status, await codeOf(refused)]).toEqual([403, 'oidc_account_unknown']);
  expect((await browser.send('GET', '/v1/session')).status).toBe(401);
  const { query } = server.context.database;
  expect(await query.selectFrom('users').select('email').execute()).toEqual([{ email: EMAIL }]);
  expect(await query.selectFrom('credentials').select('providerId').execute()).toEqual([{ providerId: 'credential' }]);
});

test('an address that was given to somebody else at the provider opens nothing, until the link is ended', async () => {
  const owner = await setUp();
  await signIn(new TestBrowser(server));
  expect(await (await owner.send('GET', '/v1/auth/oidc')).json()).toEqual({ linked: true });
  idp.person = { ...ANA, sub: 'successor' };
  expect(await codeOf(await signIn(new TestBrowser(server)))).toBe('oidc_subject_differs');
  expect((await owner.send('DELETE', '/v1/auth/oidc')).status).toBe(204);
  expect((await owner.send('DELETE', '/v1/auth/oidc')).status).toBe(404);
  expect(await (await owner.send('GET', '/v1/auth/oidc')).json()).toEqual({ linked: false });
  expect(await auditOf('account.changed')).toEqual([{ change: 'oidc_linked' }, { change: 'oidc_unlinked' }]);
  expect((await signIn(new TestBrowser(server))).status).toBe(200);
});

test('the link of one account opens no other one', async () => {
  await setUp();
  await signIn(new TestBrowser(server));
  const { context } = server;
  const ben = {
    name: 'Ben',
    email: 'ben@example.org',
    passwordHash: 'none',
    locale: 'en',
    issuerOperator: false,
  } as const;
  await context.database.transaction((tx) => addUser(tx, context, ben));
  idp.person = { ...ANA, email: ben.email };
  const browser = new TestBrowser(server);
  await signIn(browser);
  expect(await (await browser.send('GET', '/v1/session')).json()).toMatchObject({ user: { email: EMAIL } });
});

test('the authenticator app of the account is asked for all the same', async () => {
  const owner = await setUp();
  const enabled = await owner.send('POST', '/v1/auth/totp/enable', { body: { password: PASSWORD } });
  const { uri } = (await enabled.json()) as { uri: string };
  await owner.send('POST', '/v1/auth/totp/verify', { body: { code: totpCode(uri, Date.now()) } });

  const browser = new TestBrowser(server);
  expect(await (await signIn(browser)).json()).toEqual({ second_factor_needed: true });
  expect((await browser.send('GET', '/v1/session')).status).toBe(401);
  const { query } = server.context.database;
  expect(await query.selectFrom('sessions').select('id').execute()).toHaveLength(1);
  expect((await browser.send('POST', '/v1/auth/totp/verify', { body: { code: '000000' } })).status).toBe(401);
  const code = totpCode(uri, Date.now() + 30_000);
  expect((await browser.send('POST', '/v1/auth/totp/verify', { body: { code } })).status).toBe(200);
  expect((await browser.send('GET', '/v1/session')).status).toBe(200);
  expect(await auditOf('account.signed_in')).toEqual([{ by: 'oidc', second_factor_asked: true }]);
});

test('an answer is taken once', async () => {
  await setUp();
  const browser = new TestBrowser(server);
  const body = await idp.walk((await begin(browser)).href);
  const before = new Map(browser.cookies);
  expect((await browser.send('POST', '/v1/auth/oidc/finish', { body })).status).toBe(200);
  const thief = new TestBrowser(server);
  for (const [name, value] of before) thief.cookies.set(name, value);
  expect(await codeOf(await thief.send('POST', '/v1/auth/oidc/finish', { body }))).toBe('oidc_sign_in_unknown');
  expect((await thief.send('GET', '/v1/session')).status).toBe(401);
});

test('an answer is taken from the browser that asked, with the state that it was given', async () => {
  await setUp();
  const browser = new TestBrowser(server);
  const body = await idp.walk((await begin(browser)).href);
  const other = new TestBrowser(server);
  await begin(other);
  for (const [sender, sent] of [
    [other, body],
    [browser, { ...body, state: 'x'.repeat(32) }],
    [browser, { code: body.code }],
  ] as const) {
    expect(await codeOf(await sender.send('POST', '/v1/auth/oidc/finish', { body: sent }))).toBe(
      'oidc_sign_in_unknown',
    );
    expect((await sender.send('GET', '/v1/session')).status).toBe(401);
  }
});

test('a code, a nonce or an ID token of another sign-in opens nothing, nor does an answer without an ID token', async () => {
  await setUp();
  const finish = async (change: (url: URL) => Promise<Record<string, string>>) => {
    const browser = new TestBrowser(server);
    const answer = await browser.send('POST', '/v1/auth/oidc/finish', { body: await change(await begin(browser)) });
    expect((await browser.send('GET', '/v1/session')).status).toBe(401);
    return codeOf(answer);
  };
  const elsewhere = await idp.walk((await begin(new TestBrowser(server))).href);
  // PKCE: the code was given for the challenge of another sign-in.
  const injected = finish(async (url) => ({ ...elsewhere, state: (await idp.walk(url.href)).state! }));
  expect(await injected).toBe('oidc_answer_invalid');
  const renamed = finish((url) => {
    url.searchParams.set('nonce', 'another');
    return idp.walk(url.href);
  });
  expect(await renamed).toBe('oidc_answer_invalid');
  const otherIssuer = finish(async (url) => ({ ...(await idp.walk(url.href)), iss: 'https://evil.example' }));
  expect(await otherIssuer).toBe('oidc_answer_invalid');
  idp.tamper = ({ id_token: _, ...tokens }) => tokens;
  expect(await finish((url) => idp.walk(url.href))).toBe('oidc_answer_invalid');
  idp.tamper = (tokens) => ({ ...tokens, id_token: flipSignature(String(tokens.id_token)) });
  expect(await finish((url) => idp.walk(url.href))).toBe('oidc_answer_invalid');
});

test('who breaks off at the provider is told so', async () => {
  await setUp();
  idp.person = null;
  expect(await codeOf(await signIn(new TestBrowser(server)))).toBe('oidc_refused');
});

test('without its provider the server says so, and people sign in by password', async () => {
  await setUp();
  const browser = new TestBrowser(server);
  const body = await idp.walk((await begin(browser)).href);
  await idp.close();
  expect(await codeOf(await browser.send('POST', '/v1/auth/oidc/finish', { body }))).toBe('oidc_answer_invalid');
  await server.close();
  server = await startWith({ OIDC_ISSUER: idp.issuer });
  await setUp();
  const down = await new TestBrowser(server).send('POST', '/v1/auth/oidc/start');
  expect([down.status, await codeOf(down)]).toEqual([503, 'oidc_unavailable']);
  const byPassword = { body: { email: EMAIL, password: PASSWORD } };
  const answer = await new TestBrowser(server).send('POST', '/v1/auth/sign-in', byPassword);
  expect(answer.status).toBe(200);
  const { checks } = await checkHealth(server.context);
  expect(checks.find(({ name }) => name === 'oidc')).toMatchObject({ ok: false, optional: true });
});

test('a provider that calls itself otherwise than the setting is not used', async () => {
  await server.close();
  server = await startWith({ OIDC_ISSUER: idp.issuer.replace('localhost', '127.0.0.1') });
  expect(await codeOf(await new TestBrowser(server).send('POST', '/v1/auth/oidc/start'))).toBe('oidc_unavailable');
  const { checks } = await checkHealth(server.context);
  expect(checks.find(({ name }) => name === 'oidc')?.error).toContain('calls itself http://localhost');
});

test('a change that another site sends is refused', async () => {
  const headers = { origin: 'https://evil.example' };
  const answer = await new TestBrowser(server).send('POST', '/v1/auth/oidc/finish', { body: {}, headers });
  expect(await codeOf(answer)).toBe('origin_refused');
});

test('a server without the settings has no such sign-in', async () => {
  await server.close();
  server = await startTestServer();
  expect((await new TestBrowser(server).send('POST', '/v1/auth/oidc/start')).status).toBe(404);
  expect(await (await server.send('GET', '/v1/instance')).json()).toMatchObject({ single_sign_on: null });
});

test('a part of the settings, or a provider without encryption, stops the start with a line for each', () => {
  const linesOf = (settings: Record<string, string>): unknown => {
    try {
      readConfig(settings);
      return [];
    } catch (error) {
      return (error as { lines: unknown }).lines;
    }
  };
  const whole = { OIDC_ISSUER: 'https://idp.example', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'hush' };
  expect(linesOf(whole)).toEqual([]);
  expect(linesOf({ OIDC_ISSUER: whole.OIDC_ISSUER })).toEqual([
    expect.stringMatching(/^OIDC_CLIENT_ID: is needed/),
    expect.stringMatching(/^OIDC_CLIENT_SECRET: is needed/),
  ]);
  expect(linesOf({ OIDC_NAME: 'Acme' })).toHaveLength(3);
  expect(linesOf({ ...whole, OIDC_ISSUER: 'http://idp.example' })).toEqual([
    expect.stringMatching(/^OIDC_ISSUER: .*https/),
  ]);
  expect(linesOf({ ...whole, OIDC_ISSUER: 'https://localhost.example' })).toEqual([]);
  expect(linesOf({ ...whole, OIDC_SECRET: 'hush' })).toEqual(['OIDC_SECRET: there is no such setting']);
  expect(describeSettings(readConfig(whole), whole).join('\n')).not.toContain('hush');
});

function flipSignature(token: string): string {
  const [header, claims, signature] = token.split('.') as [string, string, string];
  return `${header}.${claims}.${(signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)}`;
}
