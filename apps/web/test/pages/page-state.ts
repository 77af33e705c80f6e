import type { Page } from 'playwright-core';
import type { World } from '../live/seed.ts';
import type { World as FreshWorld } from '../real/world.ts';
import type { ApiStub } from '../serve-site.ts';

/** One state of one page: what screenshots, axe and the keyboard walk look at. */
export type PageState = {
  /** The name of its pictures, "verify-not-verified". */
  name: string;
  /** With a function: a page of the real server, with its seeded workspace. */
  path: string | ((world: World) => string);
  /** Shown by a real server of its own: makes what the page shows, and says who looks. `path` may then be of this thing only. */
  world?: (world: FreshWorld) => Promise<Seen>;
  /** Who looks at a page of the real server. */
  as?: 'owner' | 'nobody';
  /** What the API answers beside the instance. */
  api?: ApiStub;
  /** Brings the page into the state. */
  prepare?: (page: Page) => Promise<void>;
};

/** What a page of such a server is looked at with: its address, a session, or an open request of the portal. */
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
