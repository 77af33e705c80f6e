import { Person } from '../real/person.ts';
import { PASSWORD } from '../real/world.ts';
import type { ApiStub } from '../serve-site.ts';
import { INSTANCE, type PageState } from './page-state.ts';
import { settle } from './settle.ts';

const nobody = (name: string, path: string): PageState => ({ name, path: () => path, as: 'nobody', prepare: settle });

const instance = INSTANCE['GET /v1/instance'] as { status: number; body: object };

/** An issuer whose people also sign in by an identity provider. */
const SINGLE_SIGN_ON: ApiStub = {
  'GET /v1/instance': { status: 200, body: { ...instance.body, single_sign_on: { name: 'Example Directory' } } },
};

/** A link of a mail that opens what it should. */
const link = (kind: string, invitation: object | null): ApiStub => ({
  [`GET /v1/links/${kind}`]: {
    status: 200,
    body: { kind, email: 'lee@northlight.example', expires_at: '2026-12-18T17:00:00.000Z', invitation },
  },
});

const INVITATION = {
  workspace: 'Northlight Advisory Ltd',
  role: 'operator',
  invited_by: 'Ana Ruiz',
  has_account: false,
};

const problem = (code: string, title: string, status: number) => ({
  status,
  body: { type: `https://issuer.example/docs/problems/${code}`, code, title, status },
});

const pages: PageState[] = [
  nobody('account-sign-in', '/sign-in?back=/packets'),
  { name: 'account-sign-in-oidc', path: '/sign-in', api: SINGLE_SIGN_ON, prepare: settle },
  {
    name: 'account-sign-in-refused',
    path: () => '/sign-in',
    as: 'nobody',
    api: {
      'POST /v1/auth/sign-in': problem(
        'invalid_email_or_password',
        'this address and password do not belong together',
        401,
      ),
    },
    prepare: async (page) => {
      await page.getByLabel('E-mail', { exact: true }).fill('ana@northlight.example');
      await page.getByLabel('Password', { exact: true }).fill('not this one');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'account-sign-in-code',
    path: () => '/sign-in',
    as: 'nobody',
    api: { 'POST /v1/auth/sign-in': { status: 200, body: { second_factor_needed: true } } },
    prepare: async (page) => {
      await page.getByLabel('E-mail', { exact: true }).fill('ana@northlight.example');
      await page.getByLabel('Password', { exact: true }).fill('the right one');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByLabel('Code', { exact: true }).waitFor();
    },
  },
  {
    name: 'account-oidc-refused',
    path: '/sign-in/oidc?error=access_denied&state=abc',
    api: {
      ...SINGLE_SIGN_ON,
      'POST /v1/auth/oidc/finish': problem('oidc_refused', 'the identity provider did not sign you in', 401),
    },
    prepare: async (page) => page.getByRole('alert').first().waitFor(),
  },
  {
    name: 'account-oidc-loading',
    path: '/sign-in/oidc?code=abc&state=abc',
    api: { ...SINGLE_SIGN_ON, 'POST /v1/auth/oidc/finish': () => new Promise(() => undefined) },
  },
  nobody('account-help', '/sign-in/help'),
  nobody('account-link-broken', '/sign-in/link?token=abc'),
  { name: 'account-link', path: '/sign-in/link?token=abc', api: link('sign_in', null), prepare: settle },
  { name: 'account-reset', path: '/reset-password?token=abc', api: link('password_reset', null), prepare: settle },
  nobody('account-set-up', '/set-up?token=abc'),
  nobody('account-set-up-no-token', '/set-up'),
  { name: 'account-invitation', path: '/invitation?token=abc', api: link('invitation', INVITATION), prepare: settle },
  {
    name: 'account-invitation-known',
    path: '/invitation?token=abc',
    api: link('invitation', { ...INVITATION, has_account: true }),
    prepare: settle,
  },
  { name: 'account-security', path: () => '/account', prepare: settle },
  { name: 'account-factor-on', path: () => '/account/second-factor', prepare: settle },
  {
    name: 'account-factor-password',
    path: '/account/second-factor?first=true',
    world: async ({ operator }) => ({ cookies: operator.cookies }),
    prepare: settle,
  },
  {
    name: 'account-factor-app',
    path: '/account/second-factor',
    world: async ({ operator }) => ({ cookies: operator.cookies }),
    prepare: async (page) => {
      await page.getByLabel('Your password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Continue', exact: true }).click();
      await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    },
  },
  {
    name: 'account-no-workspace',
    path: '/dashboard',
    world: async ({ operator }) => ({ cookies: operator.cookies }),
    prepare: settle,
  },
  {
    name: 'account-nobody',
    path: '/dashboard',
    world: async ({ site }) => ({ cookies: new Person(site).cookies }),
    prepare: settle,
  },
];

export default pages;
