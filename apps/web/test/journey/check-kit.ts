import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

const verdict = (page: Page, word: string) =>
  page.getByRole('heading', { level: 1, name: word, exact: true }).waitFor({ timeout: 60_000 });

/** Presses what saves a file, and keeps it. */
export async function save(page: Page, name: string | RegExp, path: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  await download.saveAs(path);
  return download.suggestedFilename();
}

/** Hands a kit to the verify page, which trusts what the issuer serves; gives the hash of its receipt. */
export async function verifyOnPage(page: Page, kit: string): Promise<void> {
  await page.getByText('Served by the issuer of this site').waitFor();
  await page.locator('main input[type=file]').first().setInputFiles(kit);
  await verdict(page, 'VERIFIED');
  await page.getByRole('button', { name: 'Ask the registry' }).click();
  await page.getByText('Issued, and not withdrawn').waitFor();
}

/** The one file from the disk, without a network: it trusts nobody until it is given the trust file. */
export async function verifyOffline(
  browser: Browser,
  files: { html: string; kit: string; trust: string },
): Promise<void> {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) requests.push(request.url());
  });
  await page.goto(pathToFileURL(files.html).href);
  await page.locator('main input[type=file]:not([webkitdirectory])').setInputFiles(files.kit);
  await verdict(page, 'NOT ESTABLISHED');
  await page.locator('#trust-panel input[type=file]').setInputFiles(files.trust);
  await verdict(page, 'VERIFIED');
  expect(requests).toEqual([]);
}

/** Looks a receipt up until the log has what is waited for. */
export async function lookUp(page: Page, receiptSha256: string, status: string): Promise<void> {
  await page.getByLabel('SHA-256 of the receipt').fill(receiptSha256);
  const answer = page.getByRole('status').getByText(status, { exact: true });
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Look up' }).click();
        await page.getByText('entries of the log').waitFor();
        return answer.count();
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(1);
}
