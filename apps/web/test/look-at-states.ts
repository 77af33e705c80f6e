import type { Page } from 'playwright-core';
import type { OpenPage } from './browser.ts';
import { listPageStates } from './pages/index.ts';
import type { PageState } from './pages/page-state.ts';
import { startTestSite, type TestSite } from './test-site.ts';

/** As many as a small machine has cores. */
const AT_ONCE = 2;

type BrowserOptions = Parameters<TestSite['open']>[1];

/** What a command does with one state: it opens it as often as it needs, and says what it found wrong. */
export type Look = (looking: {
  state: PageState;
  /** Opens the state in a browser context of its own, and closes it afterwards. */
  show: (options: BrowserOptions, use: (opened: OpenPage) => Promise<void>) => Promise<void>;
  /** Keeps what must be mended. */
  find: (text: string) => void;
}) => Promise<void>;

export type Outcome = { states: number; pages: number; missing: number; findings: string[]; seconds: number };

/**
 * Looks at every page state, over one server and in one browser. With a pattern, only at the states whose name has it; without one,
 * a route of the router, or a link in the menu of a page of the server, that no state shows is a finding.
 */
export async function lookAtStates(run: string, pattern: string, look: Look): Promise<Outcome> {
  const started = performance.now();
  const states = (await listPageStates()).filter(({ name }) => name.match(pattern));
  const { open, close } = await startTestSite(run);
  const findings: string[] = [];
  const known = new Set<string>();
  const shown = new Set<string>();

  /** Said at once: the whole run takes minutes. */
  function note(finding: string): void {
    findings.push(finding);
    process.stderr.write(`${finding}\n`);
  }

  async function lookAt(state: PageState): Promise<void> {
    const find = (text: string) => note(`${state.name}: ${text}`);
    const show = async (options: BrowserOptions, use: (opened: OpenPage) => Promise<void>) => {
      const opened = await open(state, options);
      const place = await opened.page.evaluate(readPlace);
      for (const path of place.known) known.add(path);
      shown.add(place.shown);
      await use(opened);
      for (const text of new Set([...opened.complaints, ...opened.foreign])) find(text);
      await opened.page.context().close();
    };
    await look({ state, show, find }).catch((error) => find(String(error)));
  }

  const queue = states.values();
  const work = async () => {
    for (const state of queue) await lookAt(state);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await close();

  const missing = pattern === '' ? [...known].filter((path) => !shown.has(path)) : [];
  for (const path of missing) note(`${path}: no state in test/pages shows it`);
  if (states.length === 0) note(`no state has "${pattern}" in its name`);
  const seconds = Math.round((performance.now() - started) / 1000);
  return { states: states.length, pages: shown.size, missing: missing.length, findings, seconds };
}

/** Prints the line of figures, and ends the process by what was found. */
export function report(name: string, { findings, ...counts }: Outcome, figures: Record<string, unknown>): void {
  const verdict = findings.length === 0 ? 'ok' : 'failed';
  process.stdout.write(`${JSON.stringify({ [name]: verdict, ...counts, ...figures, findings: findings.length })}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

export async function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

/** Runs in the page: which page this is, and which others its router or its menu knows. */
function readPlace(): { shown: string; known: string[] } {
  type Router = { routesByPath: Record<string, unknown>; state: { matches: { fullPath: string }[] } };
  const { __TSR_ROUTER__: router } = globalThis as { __TSR_ROUTER__?: Router };
  const trim = (path: string) => (path === '/' ? path : path.replace(/\/$/, ''));
  if (router !== undefined) {
    const paths = Object.keys(router.routesByPath);
    return { shown: trim(router.state.matches.at(-1)!.fullPath), known: paths.map(trim) };
  }
  const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a[href]')];
  const own = links.filter(({ origin }) => origin === location.origin);
  return { shown: trim(location.pathname), known: own.map(({ pathname }) => trim(pathname)) };
}
