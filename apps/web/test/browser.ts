import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** A page of its own context, and what it did that it must not do. */
export type OpenPage = {
  page: Page;
  /** Every request to another place than the site. */
  foreign: string[];
  /** Uncaught errors, console errors and policy violations. */
  complaints: string[];
};

/** Who looks: somebody with a session, or with an open request in the portal. */
type Visitor = { cookies?: { name: string; value: string; url: string }[]; visit?: string };

const FONTS = resolve('node_modules/@expo-google-fonts');

/** Fixes what the system font is, so that pictures are the same on every machine. */
async function writeFontConfig(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-fonts-'));
  const alias = (name: string) =>
    `<alias binding="strong"><family>${name}</family><prefer><family>Noto Sans</family></prefer></alias>`;
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${FONTS}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}</cachedir>${alias('system-ui')}${alias('sans-serif')}</fontconfig>`,
  );
  return file;
}

/** Starts the Chromium that comes with the packages of this workspace; it makes no request of its own. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    headless: true,
    // As root Chromium does not start with its sandbox.
    args: ['--no-sandbox', '--disable-background-networking'],
    env: { ...process.env, FONTCONFIG_FILE: await writeFontConfig() },
  });
}

/** What a browser says of an answer that is an error: expected wherever a test makes the server refuse something. */
const REFUSED_REQUEST = /Failed to load resource/;

/** Opens a page of the site and watches it. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  { cookies = [], visit }: Visitor = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  await context.addCookies(cookies);
  if (visit !== undefined) {
    await context.addInitScript((stored) => sessionStorage.setItem('attestlayer-portal', stored), visit);
  }
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (!/^(blob|data):$/.test(address.protocol) && address.origin !== new URL(url).origin) foreign.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const loud = message.type() === 'error' || message.type() === 'warning';
    if (loud && !REFUSED_REQUEST.test(message.text())) complaints.push(message.text());
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.sample}`),
    );
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, foreign, complaints };
}
