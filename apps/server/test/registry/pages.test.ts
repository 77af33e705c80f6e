import { BOUNDARY } from '@attestlayer/kit';
import { AxeBuilder } from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogReport } from '../../src/modules/registry/index.ts';
import { RECEIPTS } from './fixture.ts';
import { type ServedFixture, serveFixture } from './serve-fixture.ts';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser: Browser;
let served: ServedFixture;

beforeAll(async () => {
  const executablePath = await sparticuz.executablePath();
  // As root Chromium does not start with its sandbox.
  const args = ['--no-sandbox', '--disable-background-networking'];
  [browser, served] = await Promise.all([
    chromium.launch({ executablePath, headless: true, args }),
    serveFixture({ options: { readReports: async () => REPORTS } }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const REPORTS: LogReport[] = [
  { at: Date.parse('2026-06-01T00:00:00Z'), status: 'sound', size: 300 },
  { at: Date.parse('2026-06-01T00:00:00Z'), status: 'audited', size: 300, violations: 2, notices: 0 },
  { at: Date.parse('2026-06-02T00:00:00Z'), status: 'alarm', code: 'split_view', message: 'two histories' },
];

const PAGES = [
  '/',
  '/log',
  '/log/2',
  '/log/305',
  '/log/99999',
  '/checkpoints',
  '/keys',
  '/monitor',
  '/receipts',
  '/receipts?receipt_sha256=zz',
  ...(['superseded', 'successor', 'absent'] as const).map((which) => `/receipts?receipt_sha256=${RECEIPTS[which]}`),
  '/verify',
  '/problems',
];

async function open(path: string, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(`${served.url}/`)) complaints.push(request.url());
  });
  page.on('console', (message) => {
    if (!message.text().includes('status of 404')) complaints.push(message.text());
  });
  await page.goto(`${served.url}${path}`);
  return page;
}

async function listViolations(page: Page, builder = new AxeBuilder({ page }).withTags(WCAG_22_AA)): Promise<unknown[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

test.each(PAGES)('%s: WCAG 2.2 AA in light and dark, 320 px wide, nothing from elsewhere', async (path) => {
  const complaints: string[] = [];
  const page = await open(path, complaints);
  expect(await listViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  // Only colours differ in the dark.
  expect(await listViolations(page, new AxeBuilder({ page }).withRules(['color-contrast']))).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await page.locator('script, style, [style]').count()).toBe(0);
  expect(await page.locator('footer').textContent()).toContain(BOUNDARY);
  expect(complaints).toEqual([]);
  await page.context().close();
});

describe('languages', () => {
  test('French by Accept-Language and by lang, kept in links', async () => {
    const french = await fetch(`${served.url}/`, { headers: { 'accept-language': 'de, fr-CA;q=0.8, en;q=0.5' } });
    expect(french.headers.get('content-language')).toBe('fr');
    expect(french.headers.get('vary')).toBe('Accept-Language');
    const text = await (await fetch(`${served.url}/keys?lang=fr`)).text();
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('href="/log?lang=fr"');
    const english = await fetch(`${served.url}/`, { headers: { 'accept-language': 'de, fr;q=0' } });
    expect(english.headers.get('content-language')).toBe('en');
  });

  test.each(['/', '/log', '/log/304', '/checkpoints', '/keys', '/monitor', '/receipts', '/verify'])(
    '%s in French: no text without its filling, no sideways scrolling',
    async (path) => {
      const page = await open(`${path}?lang=fr`, []);
      expect(await page.locator('main').textContent()).not.toMatch(/\{\w+\}/);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.context().close();
    },
  );
});

describe('for people', () => {
  test('a receipt is found with the keyboard alone', async () => {
    const page = await open('/', []);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.getByLabel('Look up a receipt').focus();
    await page.keyboard.type(` ${RECEIPTS.withdrawn} `);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/receipts\?/);
    expect(await page.locator('main').textContent()).toContain('The issuer withdrew it with entry 303.');
    await page.context().close();
  });

  test('an entry is found by its number', async () => {
    const page = await open('/log', []);
    await page.getByLabel('Go to entry').fill('17');
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('heading', { level: 1, name: 'Entry 17' }).waitFor();
    await page.context().close();
  });

  test.each([
    ['/log/303', 'Yes: the issuer of the receipt signed it'],
    ['/log/305', 'No: it is not signed by the issuer of that receipt'],
    ['/log/306', 'No: the trust root does not list this key as good'],
    ['/log/307', 'Yes: enough root keys signed it.'],
    ['/log/308', 'Yes: it names the file that is published here.'],
  ])('%s says whether the entry counts', async (path, text) => {
    expect(await (await served.get(path)).text()).toContain(text);
  });

  test('what changed between versions of the trust root', async () => {
    const text = await (await served.get('/keys')).text();
    expect(text).toMatch(/Key \S+ of Test Issuer is now compromised/);
  });

  test('what is put into an address is shown as text', async () => {
    const text = await (
      await served.get(`/receipts?receipt_sha256=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text();
    expect(text).not.toContain('<script>');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;');
  });

  test('a page that cannot be shown says why, as a page', async () => {
    const response = await served.get('/log/-1');
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('parameter_malformed');
  });
});
