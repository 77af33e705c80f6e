import { pathToFileURL } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** A page of its own context, and what it did that it must not do. */
export type OpenPage = {
  page: Page;
  /** Every request that is not the page itself or a blob or data URL. */
  requests: string[];
  /** Uncaught errors, console errors and policy violations. */
  complaints: string[];
};

/** Starts the Chromium that comes with the packages of this workspace; it makes no request of its own. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    headless: true,
    // As root Chromium does not start with its sandbox.
    args: ['--no-sandbox', '--disable-background-networking'],
  });
}

type OpenPageOptions = BrowserContextOptions & {
  /** What the page's clock shows, RFC 3339. */
  now: string;
  /** Runs in the page before its own program. */
  before?: () => void;
};

/** Opens a page from disk and watches it. */
export async function openPage(
  browser: Browser,
  htmlPath: string,
  { now, before, ...options }: OpenPageOptions,
): Promise<OpenPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) requests.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective}`));
  });
  if (before !== undefined) await page.addInitScript(before);
  await page.clock.setFixedTime(now);
  await page.goto(pathToFileURL(htmlPath).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, requests, complaints };
}

/** Drops real files or folders of the disk on the page, as a file manager does. */
export async function dropOnPage(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await session.detach();
}
