import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildWeb } from '../build/build-web.ts';
import { launchBrowser, type OpenPage, openPage } from './browser.ts';
import { INSTANCE, type PageState } from './pages/page-state.ts';
import { type Site, serveSite } from './serve-site.ts';

/** A built site on a port of its own, and a browser to open it with. */
export type TestSite = {
  site: Site;
  browser: Browser;
  /** Opens one state of one page. */
  open: (state: PageState, options?: Parameters<typeof openPage>[2]) => Promise<OpenPage>;
  close: () => Promise<void>;
};

/** Builds everything, the page of all components included, and serves it. `name` keeps runs at the same time apart. */
export async function startTestSite(name: string): Promise<TestSite> {
  const folder = resolve('out/web-test', name);
  await buildWeb({ outDir: folder, designPage: true });
  const [site, browser] = await Promise.all([serveSite(folder), launchBrowser()]);
  return {
    site,
    browser,
    open: async ({ path, api = {}, prepare }, options) => {
      site.setApi({ ...INSTANCE, ...api });
      const opened = await openPage(browser, site.origin + path, options);
      await prepare?.(opened.page);
      return opened;
    },
    close: async () => {
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
