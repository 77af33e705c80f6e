import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildWeb } from '../build/build-web.ts';
import { launchBrowser, type OpenPage, openPage } from './browser.ts';
import { INSTANCE, type PageState, type Seen } from './pages/page-state.ts';
import { makeWorld, type World } from './real/world.ts';
import { type Site, serveSite } from './serve-site.ts';

/** A built site on a port of its own, and a browser to open it with. */
export type TestSite = {
  site: Site;
  browser: Browser;
  /** Opens one state of one page. */
  open: (state: PageState, options?: Parameters<typeof openPage>[2]) => Promise<OpenPage>;
  /** A real server behind the pages, started when it is first asked for. */
  world: () => Promise<World>;
  close: () => Promise<void>;
};

/** Builds everything, the page of all components included, and serves it. `name` keeps runs at the same time apart. */
export async function startTestSite(name: string): Promise<TestSite> {
  const folder = resolve('out/web-test', name);
  await buildWeb({ outDir: folder, designPage: true });
  const [site, browser] = await Promise.all([serveSite(folder), launchBrowser()]);
  let made: Promise<World> | null = null;
  const world = () => {
    made ??= makeWorld(site.origin, site.forwardTo);
    return made;
  };
  return {
    site,
    browser,
    world,
    open: async (state, options) => {
      const { path, api = {}, prepare } = state;
      const real = state.world === undefined ? null : await world();
      const seen = real === null ? {} : await seeOnce(state, real);
      site.forwardTo(real?.server.origin ?? null);
      site.setApi(real === null ? { ...INSTANCE, ...api } : api);
      const opened = await openPage(browser, site.origin + (seen.path ?? path), options, seen);
      await prepare?.(opened.page);
      return opened;
    },
    close: async () => {
      await (await made)?.close();
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const seen = new WeakMap<PageState, Promise<Seen>>();

/** A state is looked at in several widths and colours, and made once. */
function seeOnce(state: PageState, world: World): Promise<Seen> {
  const known = seen.get(state) ?? state.world!(world);
  seen.set(state, known);
  return known;
}
