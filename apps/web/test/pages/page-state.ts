import type { Page } from 'playwright-core';
import type { World } from '../real/world.ts';
import type { ApiStub } from '../serve-site.ts';

/** One state of one page: what screenshots, axe and the keyboard walk look at. */
export type PageState = {
  /** The name of its pictures, "verify-not-verified". */
  name: string;
  path: string;
  /** Shown by a real server: makes what the page shows, and says who looks. `path` may then be of this thing only. */
  world?: (world: World) => Promise<Seen>;
  /** What the API answers beside the instance. */
  api?: ApiStub;
  /** Brings the page into the state. */
  prepare?: (page: Page) => Promise<void>;
};

/** What a page of a real server is looked at with. */
export type Seen = { path?: string; cookies?: { name: string; value: string; url: string }[]; visit?: string };

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
