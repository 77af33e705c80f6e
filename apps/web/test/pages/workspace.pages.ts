import { readSample } from '../real/core-01.ts';
import { joinPartner, type World } from '../real/world.ts';
import type { PageState, Seen } from './page-state.ts';
import { press, settle } from './settle.ts';

/** What never comes. */
const never = () => new Promise<never>(() => undefined);

const BROKEN = {
  status: 500,
  body: {
    type: 'https://issuer.example/docs/problems/unexpected',
    title: 'something broke that should not',
    status: 500,
    request_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  },
};

/** A partner on its first day, with nothing done yet. */
const partners = new WeakMap<World, Promise<Pick<World, 'owner'>>>();
const onFirstDay = async (world: World): Promise<Seen> => {
  const partner =
    partners.get(world) ?? joinPartner(world, { organisation: 'Firstday', email: 'fay@firstday.example' });
  partners.set(world, partner);
  return { cookies: (await partner).owner.cookies };
};

const empty = (name: string, path: string): PageState => ({ name, path, world: onFirstDay, prepare: settle });

export default [
  { name: 'workspace-dashboard', path: () => '/dashboard', prepare: settle },
  empty('workspace-dashboard-empty', '/dashboard'),
  {
    name: 'workspace-dashboard-loading',
    path: () => '/dashboard',
    api: { 'GET /v1/dashboard': never },
    prepare: (page) => page.getByText('Loading').first().waitFor(),
  },
  {
    name: 'workspace-dashboard-broken',
    path: () => '/dashboard',
    api: { 'GET /v1/dashboard': BROKEN },
    prepare: (page) => page.getByRole('alert').first().waitFor(),
  },
  empty('workspace-clients-empty', '/clients'),
  {
    name: 'workspace-clients-loading',
    path: () => '/clients',
    api: { 'GET /v1/clients': never },
    prepare: (page) => page.getByText('Loading').first().waitFor(),
  },
  {
    name: 'workspace-clients-broken',
    path: () => '/clients',
    api: { 'GET /v1/clients': BROKEN },
    prepare: (page) => page.getByRole('alert').first().waitFor(),
  },
  { name: 'workspace-clients', path: () => '/clients', prepare: settle },
  { name: 'workspace-client', path: ({ clientId }) => `/clients/${clientId}`, prepare: settle },
  { name: 'workspace-client-new', path: () => '/clients/new', prepare: settle },
  { name: 'workspace-packets', path: () => '/packets', prepare: settle },
  empty('workspace-packets-empty', '/packets'),
  { name: 'workspace-packets-none', path: () => '/packets?q=nothing-like-this', prepare: settle },
  {
    name: 'workspace-packet-new',
    path: ({ clientId }) => `/packets/new?client=${clientId}`,
    prepare: async (page) => {
      await settle(page);
      await page
        .getByRole('radio', { name: /^Vendor/ })
        .first()
        .check();
      await settle(page);
    },
  },
  { name: 'packet-checklist', path: ({ packets }) => `/packets/${packets.collecting}`, prepare: settle },
  { name: 'packet-ready', path: ({ packets }) => `/packets/${packets.ready}`, prepare: settle },
  { name: 'packet-records', path: ({ packets }) => `/packets/${packets.collecting}/records`, prepare: settle },
  { name: 'packet-records-empty', path: ({ packets }) => `/packets/${packets.empty}/records`, prepare: settle },
  { name: 'packet-return', path: ({ packets }) => `/packets/${packets.ready}/records`, prepare: press(/^Return/) },
  { name: 'packet-assign', path: ({ packets }) => `/packets/${packets.ready}/records`, prepare: press(/^Assign/) },
  { name: 'packet-declared', path: ({ packets }) => `/packets/${packets.ready}/declared`, prepare: settle },
  { name: 'packet-requests', path: ({ packets }) => `/packets/${packets.collecting}/requests`, prepare: settle },
  { name: 'packet-attempts', path: ({ packets }) => `/packets/${packets.blocked}/attempts`, prepare: settle },
  { name: 'packet-report', path: ({ packets }) => `/packets/${packets.blocked}/attempts/1`, prepare: settle },
  { name: 'packet-trail', path: ({ packets }) => `/packets/${packets.issued}/trail`, prepare: settle },
  { name: 'workspace-credits', path: () => '/credits', prepare: settle },
  empty('workspace-credits-empty', '/credits'),
  { name: 'workspace-team', path: () => '/team', prepare: settle },
  { name: 'workspace-team-invite', path: () => '/team', prepare: press('Invite') },
  { name: 'workspace-settings', path: () => '/settings', prepare: settle },
  {
    name: 'workspace-settings-logo',
    path: async ({ owner }) => {
      const picture = await readSample('evidence/backup-console-2026-03-31.png');
      await owner.call('PUT', '/v1/workspace/logo', { picture: Buffer.from(picture).toString('base64') });
      return '/settings';
    },
    prepare: settle,
  },
  { name: 'workspace-retention', path: () => '/retention', prepare: settle },
  empty('workspace-api-keys-empty', '/api-keys'),
  { name: 'workspace-api-keys', path: () => '/api-keys', prepare: settle },
  { name: 'workspace-api-key-new', path: () => '/api-keys', prepare: press('New key') },
  { name: 'workspace-audit', path: () => '/audit', prepare: settle },
  { name: 'workspace-audit-none', path: () => '/audit?subject=nothing-like-this', prepare: settle },
  { name: 'workspace-help', path: () => '/help', prepare: settle },
  {
    name: 'workspace-account-menu',
    path: () => '/help',
    prepare: async (page) => {
      await settle(page);
      await page.getByRole('button', { name: 'Ana Ruiz' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'packet-missing', path: () => '/packets/pkt_nothing', prepare: settle },
] satisfies PageState[];
