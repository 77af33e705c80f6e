import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';
import { type LiveServer, startLiveServer } from './live/live-server.ts';
import { acceptPartner, CORE_DECLARATIONS, CORE_RECORDS, OWNER, PASSWORD, setUpOperator } from './live/seed.ts';
import { totpCode } from './live/totp.ts';
import { startTestSite, type TestSite } from './test-site.ts';

/** The machine builds the pages, runs a real server and a real browser. */
const LIMIT_MS = 600_000;
const SAMPLES = new URL('../../../samples/core-01/', import.meta.url);

let site: TestSite;
let server: LiveServer;
let invitation: string;

beforeAll(async () => {
  site = await startTestSite('workspace');
  server = await startLiveServer(site.site.origin);
  site.site.setBackend(server.url);
  const operator = await setUpOperator(server, site.site.origin);
  invitation = await acceptPartner(operator, server);
}, LIMIT_MS);

afterAll(async () => {
  await server?.stop();
  await site?.close();
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const samplePath = (path: string) => decodeURIComponent(new URL(encodeURI(path), SAMPLES).pathname);

test(
  'an invited owner sets up TOTP, collects records, meets blockers, fixes them and issues one kit',
  async () => {
    const browser = await launchBrowser();
    const { page, complaints, foreign } = await openPage(browser, `${site.site.origin}/invitation?token=${invitation}`);
    page.setDefaultTimeout(60_000);

    // Opening the link twice has spent nothing; the button does.
    await page.reload();
    await page.getByLabel('Your name').fill(OWNER.name);
    await page.getByLabel('New password').fill(PASSWORD);
    await button(page, 'Accept the invitation').click();

    // The authenticator app.
    await page.getByLabel('Your password').fill(PASSWORD);
    await button(page, 'Continue').click();
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    const secret = (await page.locator('code').first().textContent())!;
    await page.getByLabel('Code', { exact: true }).fill(totpCode(secret, Date.now()));
    await button(page, 'Continue').click();
    const codes = page.getByRole('list', { name: 'Recovery codes' });
    await codes.waitFor();
    expect(await codes.getByRole('listitem').count()).toBeGreaterThan(4);
    await button(page, 'I have kept them').click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();

    // Signed out, a page leads to signing in, with the second factor, and back.
    await page.goto(`${site.site.origin}/account`);
    await button(page, 'Sign out').click();
    await page.waitForURL('**/sign-in');
    await page.goto(`${site.site.origin}/clients/new`);
    await page.getByText('You come back to the page where you were.').waitFor();
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button(page, 'Sign in').click();
    // A code opens nothing twice, and the server takes the next one a step early.
    await page.getByLabel('Code', { exact: true }).fill(totpCode(secret, Date.now() + 30_000));
    await button(page, 'Sign in').click();
    await page.getByRole('heading', { level: 1, name: 'New client' }).waitFor();

    // A client; what was typed survives a reload.
    await page.getByLabel('Name', { exact: true }).first().fill('Helder Klinieken');
    await page.reload();
    await page.getByText('What you typed earlier in this tab is still here.').waitFor();
    await button(page, 'Add client').click();
    await page.getByRole('heading', { level: 1, name: 'Helder Klinieken' }).waitFor();

    // A packet.
    await page.getByRole('link', { name: 'New packet' }).click();
    await page.getByRole('radio', { name: /Core/ }).first().check();
    await page.getByLabel('Title').fill('Vendor review 2026');
    await page.getByLabel('From').fill('2026-01-01');
    await page.getByLabel('Until').fill('2026-03-31');
    await button(page, 'Open the packet').click();
    await page.getByRole('heading', { level: 1, name: 'Vendor review 2026' }).waitFor();
    const packetUrl = page.url().replace(/\/requests$/, '');

    // Records, each for its requirement.
    await page.goto(packetUrl);
    for (const [requirement, path] of CORE_RECORDS) {
      const item = page.getByRole('listitem').filter({ has: page.getByText(requirement, { exact: true }) });
      await item.locator('input[type="file"]').setInputFiles(samplePath(path));
    }
    const received = page.getByRole('list', { name: 'Files on their way' }).getByText('Received');
    await expect.poll(() => received.count(), { timeout: 120_000 }).toBe(CORE_RECORDS.length);

    // FAIL: nothing was declared and no days were given.
    await button(page, 'Evaluate').click();
    await page.getByRole('heading', { level: 2, name: 'Attempt 1' }).waitFor();
    await page.getByText('FAIL').first().waitFor();
    expect(await page.getByRole('list', { name: 'Blockers' }).getByRole('listitem').count()).toBeGreaterThan(3);

    // The fixes: values in the form, days on each record.
    await page.getByRole('link', { name: 'Declared values' }).click();
    for (const fields of Object.values(CORE_DECLARATIONS)) {
      for (const [field, value] of Object.entries(fields)) await fillDeclared(page, field, value);
    }
    await button(page, 'Save').click();
    await page.getByRole('link', { name: 'Records', exact: true }).click();
    for (let index = 0; index < CORE_RECORDS.length; index += 1) {
      await button(page, /^Assign /)
        .nth(index)
        .click();
      await page.getByLabel('Speaks from').fill('2026-01-01');
      await page.getByLabel('until', { exact: true }).fill('2026-03-31');
      await button(page, 'Save').click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }

    // PASS, then one kit however often it is asked for.
    await page.goto(packetUrl);
    await page.getByText('Nothing would block now').waitFor();
    await button(page, 'Evaluate').click();
    await page.getByText('Complete under this profile').waitFor();
    await page.goto(`${packetUrl}/kit`);
    await button(page, 'Issue the kit').dblclick();
    await page.getByRole('link', { name: 'Save the kit (ZIP)' }).waitFor({ timeout: 180_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save the kit (ZIP)' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/kit\.zip$/);
    await page.goto(`${site.site.origin}/credits`);
    await page.getByText('24', { exact: true }).first().waitFor();
    expect([...complaints, ...foreign]).toEqual([]);
    await browser.close();
  },
  LIMIT_MS,
);

/** A declared field is found by the path that the form gives it. */
async function fillDeclared(page: Page, field: string, value: string): Promise<void> {
  await page.locator(`[data-path$="/${field}"]`).first().fill(value);
}
