import type { Page } from 'playwright-core';
import type { Workspace } from '../real/workspace.ts';
import type { World } from '../real/world.ts';
import type { ApiStub } from '../serve-site.ts';

/** One state of one page: what screenshots, axe and the keyboard walk look at. */
export type PageState = {
  /** The name of its pictures, "verify-not-verified". */
  name: string;
  /** With a function: a page of the real server, with a workspace in the middle of its work. */
  path: string | ((workspace: Workspace) => string | Promise<string>);
  /** Shown by the real server: makes what the page shows, and says who looks. `path` may then be of this thing only. */
  world?: (world: World) => Promise<Seen>;
  /** Who looks at a page of the workspace. */
  as?: 'owner' | 'nobody';
  /** The language of the reader; English otherwise. */
  locale?: 'fr-FR';
  /** What the API answers beside the instance, or instead of the real server. */
  api?: ApiStub;
  /** Brings the page into the state. */
  prepare?: (page: Page) => Promise<void>;
};

/** What a page of the real server is looked at with: its address, a session, or an open request of the portal. */
export type Seen = { path?: string; cookies?: { name: string; value: string; url: string }[]; visit?: string };

/** What every page gets: an issuer with a name. */
export const INSTANCE: ApiStub = {
  'GET /v1/instance': {
    status: 200,
    body: {
      issuer_id: 'example',
      issuer_name: 'Example Issuer',
      base_url: 'https://issuer.example',
      urls: {
        program: 'https://issuer.example',
        verify: 'https://verify.issuer.example',
        registry: 'https://registry.issuer.example',
        registry_test: 'https://issuer.example/registry-test',
        docs: 'https://issuer.example/docs',
        workspace: 'https://issuer.example/dashboard',
      },
      boundary: '',
      locales: ['en', 'fr'],
      max_file_bytes: 500_000_000,
      mail: null,
    },
  },
};
