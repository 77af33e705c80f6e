import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVerifier } from '../../../tools/build-verifier.ts';
import { launchBrowser, openPage } from './browser.ts';
import { type Fixtures, makeFixtures } from './fixtures.ts';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser: Browser;
let kits: Fixtures;

beforeAll(async () => {
  const built = await buildVerifier();
  [browser, kits] = await Promise.all([launchBrowser(), makeFixtures(built)]);
});

afterAll(async () => {
  await browser?.close();
  await kits?.remove();
});

/** Every state of the page: the heading that shows it, the page, and what is handed to it. */
const STATES = [
  { heading: 'Check a kit', page: 'page', kit: null },
  { heading: 'Checking', page: 'page', kit: 'zip' },
  { heading: 'VERIFIED', page: 'kitCopyPage', kit: 'zip' },
  { heading: 'NOT VERIFIED', page: 'page', kit: 'tamperedZip' },
  { heading: 'NOT ESTABLISHED', page: 'bare', kit: 'zip' },
  { heading: 'NOT A KIT', page: 'page', kit: 'newerFormat' },
  { heading: 'This file is not a ZIP file', page: 'page', kit: 'text' },
] as const;

type State = (typeof STATES)[number];

async function show({ heading, page: name, kit }: State): Promise<Page> {
  const before = heading === 'Checking' ? stallWorkers : () => {};
  const { page } = await openPage(browser, kits[name], { now: kits.now, before });
  if (kit !== null) {
    const path = kit === 'newerFormat' || kit === 'text' ? kits.wrong[kit] : kits[kit];
    await page.locator('main input[type=file]:not([webkitdirectory])').setInputFiles(path);
  }
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  return page;
}

/** Runs in the page: workers that start and never answer hold a check where it is. */
function stallWorkers(): void {
  class StalledWorker {
    set onmessage(listener: (event: { data: object }) => void) {
      setTimeout(() => listener({ data: { kind: 'ready' } }));
    }
    postMessage() {}
    terminate() {}
  }
  Object.assign(globalThis, { Worker: StalledWorker });
}

async function listViolations(page: Page, builder = new AxeBuilder({ page }).withTags(WCAG_22_AA)): Promise<unknown[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

test.each(STATES)('$heading: WCAG 2.2 AA in light and dark, and 320 px wide', async (state) => {
  const page = await show(state);
  expect(await listViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  // Only colours differ in the dark.
  expect(await listViolations(page, new AxeBuilder({ page }).withRules(['color-contrast']))).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.context().close();
});

test('a check that hangs can be cancelled', async () => {
  const page = await show(STATES[1]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Check a kit' }).waitFor();
  await page.context().close();
});
