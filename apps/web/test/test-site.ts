import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildWeb } from '../build/build-web.ts';
import { launchBrowser, type OpenPage, openPage } from './browser.ts';
import { type LiveServer, startLiveServer } from './live/live-server.ts';
import { seedWorld, type World } from './live/seed.ts';
import { INSTANCE, type PageState, type Seen } from './pages/page-state.ts';
import { type World as FreshWorld, makeWorld } from './real/world.ts';
import { type Site, serveSite } from './serve-site.ts';

/** A built site on a port of its own, and a browser to open it with. */
export type TestSite = {
  site: Site;
  browser: Browser;
  /** Opens one state of one page. */
  open: (state: PageState, options?: Parameters<typeof openPage>[2]) => Promise<OpenPage>;
  /** A real server behind the pages, for states that make what they show; started when it is first asked for. */
  world: () => Promise<FreshWorld>;
  close: () => Promise<void>;
};

/** Builds everything, the page of all components included, and serves it. `name` keeps runs at the same time apart. */
export async function startTestSite(name: string): Promise<TestSite> {
  const folder = resolve('out/web-test', name);
  await buildWeb({ outDir: folder, designPage: true });
  let live: { server: LiveServer; world: World } | null = null;
  const [site, browser] = await Promise.all([serveSite(folder), launchBrowser()]);
  /** Started and filled for the first page that needs it. */
  async function openLive(): Promise<{ server: LiveServer; world: World }> {
    if (live !== null) return live;
    const server = await startLiveServer(site.origin);
    try {
      live = { server, world: await seedWorld(server, site.origin) };
      return live;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  let fresh: Promise<FreshWorld> | null = null;
  const world = () => {
    fresh ??= makeWorld(site.origin, site.setBackend);
    return fresh;
  };

  async function openFresh(state: PageState, options?: Parameters<typeof openPage>[2]): Promise<OpenPage> {
    const made = await world();
    site.setBackend(made.server.origin);
    site.setApi(state.api ?? {});
    const seen = await seeOnce(state, made);
    const opened = await openPage(browser, site.origin + (seen.path ?? state.path), options, seen);
    await state.prepare?.(opened.page);
    return opened;
  }

  return {
    site,
    browser,
    world,
    open: async (state, options) => {
      if (state.world !== undefined) return openFresh(state, options);
      const { path, api = {}, as = 'owner', prepare } = state;
      const isLive = typeof path === 'function';
      const seeded = isLive ? (await openLive()).world : null;
      site.setBackend(isLive ? (live?.server.url ?? null) : null);
      site.setApi(isLive ? api : { ...INSTANCE, ...api });
      const storageState = seeded !== null && as === 'owner' ? cookiesOf(seeded, site.origin) : undefined;
      const address = site.origin + (isLive ? path(seeded!) : path);
      const opened = await openPage(browser, address, { ...options, ...(storageState ? { storageState } : {}) });
      await prepare?.(opened.page);
      return opened;
    },
    close: async () => {
      await live?.server.stop();
      await (await fresh)?.close();
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The cookies of somebody who is signed in, for a browser. */
function cookiesOf({ owner }: World, origin: string) {
  const { hostname } = new URL(origin);
  const cookies = [...owner.cookies].map(([name, value]) => ({
    name,
    value,
    domain: hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax' as const,
  }));
  return { cookies, origins: [] };
}

const seen = new WeakMap<PageState, Promise<Seen>>();

/** A state is looked at in several widths and colours, and made once. */
function seeOnce(state: PageState, world: FreshWorld): Promise<Seen> {
  const known = seen.get(state) ?? state.world!(world);
  seen.set(state, known);
  return known;
}
