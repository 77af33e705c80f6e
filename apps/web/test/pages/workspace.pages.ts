import type { Page } from 'playwright-core';
import type { PageState } from './page-state.ts';

/** Waits until nothing on the page is on its way any more. */
const settle = async (page: Page) => {
  await page.waitForLoadState('networkidle');
};

const press = (name: string | RegExp) => async (page: Page) => {
  await settle(page);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

const nobody = (name: string, path: string): PageState => ({ name, path: () => path, as: 'nobody', prepare: settle });

export default [
  nobody('account-sign-in', '/sign-in'),
  nobody('account-help', '/sign-in/help'),
  nobody('account-set-up', '/set-up?token=abc'),
  nobody('account-link-broken', '/sign-in/link?token=abc'),
  { name: 'account-security', path: () => '/account', prepare: settle },
  { name: 'workspace-dashboard', path: () => '/dashboard', prepare: settle },
  { name: 'workspace-clients', path: () => '/clients', prepare: settle },
  { name: 'workspace-client', path: ({ clientId }) => `/clients/${clientId}`, prepare: settle },
  { name: 'workspace-client-new', path: () => '/clients/new', prepare: settle },
  { name: 'workspace-packets', path: () => '/packets', prepare: settle },
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
  {
    name: 'packet-preview',
    path: ({ packets }) => `/packets/${packets.ready}/records`,
    prepare: press(/^Preview access-review/),
  },
  { name: 'packet-return', path: ({ packets }) => `/packets/${packets.ready}/records`, prepare: press(/^Return/) },
  { name: 'packet-assign', path: ({ packets }) => `/packets/${packets.ready}/records`, prepare: press(/^Assign/) },
  { name: 'packet-declared', path: ({ packets }) => `/packets/${packets.ready}/declared`, prepare: settle },
  { name: 'packet-requests', path: ({ packets }) => `/packets/${packets.collecting}/requests`, prepare: settle },
  { name: 'packet-attempts', path: ({ packets }) => `/packets/${packets.blocked}/attempts`, prepare: settle },
  { name: 'packet-report', path: ({ packets }) => `/packets/${packets.blocked}/attempts/1`, prepare: settle },
  { name: 'packet-issue', path: ({ packets }) => `/packets/${packets.ready}/kit`, prepare: settle },
  { name: 'packet-kit', path: ({ packets }) => `/packets/${packets.issued}/kit`, prepare: settle },
  { name: 'packet-trail', path: ({ packets }) => `/packets/${packets.issued}/trail`, prepare: settle },
  { name: 'workspace-credits', path: () => '/credits', prepare: settle },
  { name: 'workspace-team', path: () => '/team', prepare: settle },
  { name: 'workspace-team-invite', path: () => '/team', prepare: press('Invite') },
  { name: 'workspace-settings', path: () => '/settings', prepare: settle },
  { name: 'workspace-api-keys', path: () => '/api-keys', prepare: settle },
  { name: 'workspace-api-key-new', path: () => '/api-keys', prepare: press('New key') },
  { name: 'workspace-audit', path: () => '/audit', prepare: settle },
  { name: 'workspace-help', path: () => '/help', prepare: settle },
] satisfies PageState[];
