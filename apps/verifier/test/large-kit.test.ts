import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVerifier } from '../../../tools/build-verifier.ts';
import { launchBrowser, openPage } from './browser.ts';
import { type Fixtures, makeFixtures } from './fixtures.ts';

const MIB = 1024 * 1024;

/** Far below the file: what the page holds must not depend on the size of the kit. */
const MEMORY_BOUND_BYTES = 64 * MIB;

let browser: Browser;
let kits: Fixtures;
let page: Page;
let folder: string;

beforeAll(async () => {
  const built = await buildVerifier();
  [browser, kits] = await Promise.all([launchBrowser(), makeFixtures(built)]);
  folder = await kits.makeLargeFolder();
  ({ page } = await openPage(browser, kits.page, { now: kits.now }));
});

afterAll(async () => {
  await browser?.close();
  await kits?.remove();
});

test('cancelling goes back to the start, and the next check runs', async () => {
  await page.locator('main input[webkitdirectory]').setInputFiles(folder);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Check a kit' }).waitFor();
  await page.locator('main input[type=file]:not([webkitdirectory])').setInputFiles(kits.zip);
  await page.getByRole('heading', { level: 1, name: 'VERIFIED' }).waitFor();
  await page.getByRole('button', { name: 'Check another kit' }).click();
});

test('a file of 300 MiB is hashed in little memory, with progress', async () => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = peakBytes(renderers);

  await page.locator('main input[webkitdirectory]').setInputFiles(folder);
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 1);
  await page.getByRole('heading', { level: 1, name: 'VERIFIED' }).waitFor({ timeout: 60_000 });

  expect(peakBytes(renderers) - before).toBeLessThan(MEMORY_BOUND_BYTES);
  const pageSession = await page.context().newCDPSession(page);
  await pageSession.send('Performance.enable');
  const { metrics } = await pageSession.send('Performance.getMetrics');
  expect(metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value).toBeLessThan(MEMORY_BOUND_BYTES);
});

/** The most memory that the processes ever held: page, worker and buffers alike. Where there is no /proc it is 0. */
function peakBytes(processIds: readonly number[]): number {
  return processIds.reduce((sum, id) => sum + peakOf(id), 0);
}

function peakOf(processId: number): number {
  if (process.platform !== 'linux') return 0;
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}
