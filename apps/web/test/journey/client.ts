import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { cutLine } from '../network.ts';
import { PERIOD } from '../real/core-01.ts';
import type { Site } from '../serve-site.ts';

/** Two megabytes at this speed take several seconds: time enough to cut the line. */
const SLOW_BYTES_PER_SECOND = 400_000;
const ENOUGH_BYTES = 500_000;

/** An export that is large enough to be on its way for a while. */
export const EXPORT = {
  name: 'access-review-2026-Q1.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`user,system,last_review\n${'j.meyer,booking platform,2026-03-01\n'.repeat(60_000)}`),
};

const requirement = (page: Page, id: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(id, { exact: true }) });

/** Only a record can be taken back: a file on its way says that it was received a moment before. */
const taken = (item: Locator) => item.getByRole('button', { name: /^Take back/ });

/** Opens the request from the page that says who asks. */
export async function openRequest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the request' }).click();
  await page.getByRole('heading', { level: 2, name: 'What is asked' }).waitFor();
  // A link in the address bar would be shared with it.
  expect(page.url()).not.toContain('token=');
}

/** Sends a file for a requirement, and waits until its record stands there. */
export async function sendRecord(page: Page, id: string, file: string | typeof EXPORT): Promise<void> {
  const item = requirement(page, id);
  const before = await taken(item).count();
  await item.locator('input[type=file]').setInputFiles(file);
  await expect.poll(() => taken(item).count(), { timeout: 60_000 }).toBe(before + 1);
}

/** The same on a line that is lost in the middle: what arrived is not sent again. */
export async function sendThroughLostLine(page: Page, site: Site, id: string): Promise<void> {
  const passedBytes = site.slowUploads(SLOW_BYTES_PER_SECOND);
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH' && request.url().includes('/v1/uploads/')) {
      offsets.push(Number(request.headers()['upload-offset']));
    }
  });
  const item = requirement(page, id);
  await item.locator('input[type=file]').setInputFiles(EXPORT);
  await item.getByText('Uploading').waitFor();
  await expect.poll(passedBytes, { timeout: 30_000 }).toBeGreaterThan(ENOUGH_BYTES);
  const mend = await cutLine(page, site);
  await item.getByText('It goes on by itself when the connection is back').waitFor();
  await mend();
  await taken(item).waitFor({ timeout: 60_000 });
  expect(offsets[0]).toBe(0);
  expect(offsets.at(-1)).toBeGreaterThan(0);
}

/** Says for each record which days it speaks for. */
export async function giveDays(page: Page): Promise<void> {
  const from = page.getByLabel('Speaks for the days from');
  for (let index = 0; index < (await from.count()); index += 1) {
    await from.nth(index).fill(PERIOD.from);
    const until = page.getByLabel(/^until/).nth(index);
    await until.fill(PERIOD.until);
    await until.blur();
  }
}

/** Fills in what is asked beside files; it saves itself. */
export async function fillIn(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
  await page.getByText('Saved as you type.').first().waitFor();
}

/** Says that everything is there, although the page says that something is missing. */
export async function submitIncomplete(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit to the partner' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit to the partner' }).click();
  await page.getByText('Submitted: there is nothing for you to do now').waitFor();
  await page.getByRole('heading', { level: 2, name: 'What happens next' }).waitFor();
}
