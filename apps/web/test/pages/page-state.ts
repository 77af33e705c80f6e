import type { Page } from 'playwright-core';
import type { World } from '../live/seed.ts';
import type { ApiStub } from '../serve-site.ts';

/** One state of one page: what screenshots, axe and the keyboard walk look at. */
export type PageState = {
  /** The name of its pictures, "verify-not-verified". */
  name: string;
  /** With a function: a page of the real server, with its seeded workspace. */
  path: string | ((world: World) => string);
  /** Who looks at a page of the real server. */
  as?: 'owner' | 'nobody';
  /** What the API answers beside the instance. */
  api?: ApiStub;
  /** Brings the page into the state. */
  prepare?: (page: Page) => Promise<void>;
};

/** What every page gets: an issuer with a name. */
export const INSTANCE: ApiStub = {
  'GET /v1/instance': {
    status: 200,
    body: {
      issuer_id: 'example',
      issuer_name: 'Example Issuer',
      base_url: 'https://issuer.example',
      boundary: '',
      locales: ['en', 'fr'],
      max_file_bytes: 500_000_000,
      mail: null,
    },
  },
};
