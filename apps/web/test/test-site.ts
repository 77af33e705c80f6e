import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildWeb } from '../build/build-web.ts';
import { launchBrowser, type OpenPage, openPage } from './browser.ts';
import { INSTANCE, type PageState, type Seen } from './pages/page-state.ts';
import { makeWorkspace, type Workspace } from './real/workspace.ts';
import { makeWorld, type World } from './real/world.ts';
import { type Site, serveSite } from './serve-site.ts';

type BrowserOptions = Parameters<typeof openPage>[2];

/** A built site on a port of its own, and a browser to open it with. */
export type TestSite = {
  site: Site;
  browser: Browser;
  /** Opens one state of one page. */
  open: (state: PageState, options?: BrowserOptions) => Promise<OpenPage>;
  /** A real server behind the pages; started when it is first asked for. */
  world: () => Promise<World>;
  close: () => Promise<void>;
};

/** Builds everything, the page of all components included, and serves it. `name` keeps runs at the same time apart. */
export async function startTestSite(name: string): Promise<TestSite> {
  const folder = resolve('out/web-test', name);
  await buildWeb({ outDir: folder, designPage: true });
  const [site, browser] = await Promise.all([serveSite(folder), launchBrowser()]);
  let world: Promise<World> | undefined;
  let workspace: Promise<Workspace> | undefined;
  /** A state is looked at in several widths and colours, and made once. */
  const seen = new WeakMap<PageState, Promise<Seen>>();

  const getWorld = () => {
    world ??= makeWorld(site.origin, site.setBackend);
    return world;
  };

  async function see({ path, as = 'owner', world: make }: PageState): Promise<Seen> {
    const made = await getWorld();
    if (make !== undefined) return make(made);
    if (typeof path === 'string') return { path };
    workspace ??= makeWorkspace(made);
    const { owner } = await workspace;
    return { path: await path(await workspace), ...(as === 'owner' ? { cookies: owner.cookies } : {}) };
  }

  function seeOnce(state: PageState): Promise<Seen> {
    const known = seen.get(state) ?? see(state);
    seen.set(state, known);
    return known;
  }

  return {
    site,
    browser,
    world: getWorld,
    open: async (state, options) => {
      const isReal = state.world !== undefined || typeof state.path === 'function';
      const api = { ...(isReal ? {} : INSTANCE), ...state.api };
      const visitor: Seen = isReal ? await seeOnce(state) : {};
      const visit = site.addVisit({ api, backend: isReal ? (await getWorld()).server.origin : null });
      const cookies = [...(visitor.cookies ?? []), visit];
      const locale = state.locale === undefined ? {} : { locale: state.locale };
      const url = `${site.origin}${visitor.path ?? state.path}`;
      const opened = await openPage(browser, url, { ...locale, ...options }, { ...visitor, cookies });
      await state.prepare?.(opened.page);
      return opened;
    },
    close: async () => {
      await (await world)?.close();
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
