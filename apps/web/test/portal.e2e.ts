import { createHash, generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { giveDays, sendRecord } from './journey/client.ts';
import { cutLine } from './network.ts';
import { provideSite } from './provide-site.ts';
import { openAsContributor, type SentRequest, sendClientRequest } from './real/client-request.ts';
import { PERIOD, samplePath } from './real/core-01.ts';
import type { World } from './real/world.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** Two megabytes at this speed take several seconds: time enough to cut the line. */
const SLOW_BYTES_PER_SECOND = 300_000;
const ENOUGH_BYTES = 300_000;
const SLOW_ANSWER_MS = 800;
const BYTES = Buffer.from('a line of the settlement report\n'.repeat(64_000));
const PRIVATE_KEY = String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

const site = provideSite('portal');
let world: World;

beforeAll(async () => {
  world = await site.world();
});

async function openRequest(sent: SentRequest) {
  const opened = await site.open(
    { name: 'portal', path: `/portal?token=${sent.token}`, world: async () => ({}) },
    PHONE,
  );
  const { page } = opened;
  page.on('dialog', (dialog) => dialog.accept());
  await page.getByRole('heading', { level: 1, name: 'Brightwater Assurance asks for records' }).waitFor();
  await page.getByRole('button', { name: 'Open the request' }).click();
  await page.getByRole('heading', { level: 2, name: 'What is asked' }).waitFor();
  return opened;
}

const file = { name: 'settlement.txt', mimeType: 'text/plain', buffer: BYTES };
/** The first requirement's own button. */
const chooser = (page: Page) => page.locator('li input[type=file]').first();
const sendingRow = (page: Page) => page.getByRole('listitem').filter({ hasText: 'settlement.txt' }).last();

/** Begins to send the file, slowly. */
async function sendSome(page: Page): Promise<void> {
  const passedBytes = site.site.slowUploads(SLOW_BYTES_PER_SECOND);
  await chooser(page).setInputFiles(file);
  await sendingRow(page).getByText('Uploading').waitFor();
  await expect.poll(passedBytes, { timeout: 30_000 }).toBeGreaterThan(ENOUGH_BYTES);
}

test('on a phone: a lost network is told and outlived, fields save themselves, and submitting says what happens next', async () => {
  const sent = await sendClientRequest(world, { profileId: 'VENDOR-01' });
  const { page, complaints, foreign } = await openRequest(sent);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport.width);
  expect(page.url()).not.toContain('token=');

  await sendSome(page);
  const mend = await cutLine(page, site.site);
  await page.getByText('It goes on by itself when the connection is back').waitFor({ timeout: 30_000 });
  await mend();
  await page.getByText('Received', { exact: true }).first().waitFor({ timeout: 30_000 });

  await page.getByLabel('Legal name').first().fill('Northwind Imaging GmbH');
  await page.getByText('Saved as you type.').first().waitFor();
  const { person } = await openAsContributor(world, sent);
  const records = await person.call<{ items: { sha256: string; state: string }[] }>('GET', '/v1/portal/records');
  expect(records.items).toMatchObject([{ sha256: SHA256, state: 'current' }]);
  await expect
    .poll(async () => JSON.stringify(await person.call('GET', '/v1/portal/request')), { timeout: 10_000 })
    .toContain('Northwind Imaging GmbH');

  await page.getByRole('button', { name: 'Submit to the partner' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit to the partner' }).click();
  await page.getByText('Submitted: there is nothing for you to do now').waitFor();
  await page.getByRole('heading', { level: 2, name: 'What happens next' }).waitFor();
  expect((await world.server.mailTo('ana@brightwater.example', /Harbor|submit/i)).text).toContain(
    'Harbor Dental Group',
  );
  expect([...complaints, ...foreign].filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
});

test('a reload in mid-upload loses nothing: the same file chosen again goes on where it was', async () => {
  const { page } = await openRequest(await sendClientRequest(world, { profileId: 'VENDOR-01' }));
  await sendSome(page);
  await page.reload();
  await page.getByText(/arrived before the page was closed/).waitFor();
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await chooser(page).setInputFiles(file);
  await page.getByText('Received', { exact: true }).first().waitFor({ timeout: 30_000 });
  expect(offsets).toHaveLength(1);
  expect(offsets[0]).toBeGreaterThan(0);
});

test('one bad file never stops the rest, and each says why', async () => {
  const { page } = await openRequest(await sendClientRequest(world, { profileId: 'VENDOR-01' }));
  const small = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await chooser(page).setInputFiles([
    small('empty.txt', ''),
    small('ключи.txt', PRIVATE_KEY),
    small('bank details.txt', 'Bank: Example Bank\nAccount opened in 2019.\n'),
  ]);
  await page.getByText('It has no content (0 bytes)').waitFor();
  await page.getByText('It holds a password, key or access token').waitFor();
  await page
    .getByRole('list', { name: /^Received for/ })
    .locator('bdi', { hasText: 'bank details.txt' })
    .waitFor();
});

test('days that are typed faster than the line saves them are all saved', async () => {
  const sent = await sendClientRequest(world, { profileId: 'CORE-01' });
  const { page } = await openRequest(sent);
  await sendRecord(page, 'CORE-01.POL', samplePath('policies/incident-response.md'));
  await page.route('**/v1/portal/records/*', async (route) => {
    await sleep(SLOW_ANSWER_MS);
    await route.continue();
  });
  await giveDays(page);
  const { person } = await openAsContributor(world, sent);
  const days = { effective_from: PERIOD.from, effective_until: PERIOD.until };
  await expect
    .poll(async () => (await person.call<{ items: unknown[] }>('GET', '/v1/portal/records')).items, { timeout: 20_000 })
    .toMatchObject([days]);
  expect(await page.getByText('The days were not saved').count()).toBe(0);
});

test('a link that was replaced opens nothing, says so, and the code of the new mail does', async () => {
  const sent = await sendClientRequest(world, { profileId: 'VENDOR-01' });
  await world.owner.call('POST', `/v1/requests/${sent.requestId}/revoke`, {});
  const old = await site.open({ name: 'old', path: `/portal?token=${sent.token}`, world: async () => ({}) }, PHONE);
  await old.page.getByRole('heading', { level: 1, name: 'This link opens nothing any more' }).waitFor();
  const other = await sendClientRequest(world, { profileId: 'VENDOR-01' });
  await old.page.getByLabel('Your e-mail address').fill(other.email);
  await old.page.getByLabel('Code', { exact: true }).fill(other.code.toLowerCase());
  await old.page.getByRole('button', { name: 'Open' }).click();
  await old.page.getByRole('heading', { level: 2, name: 'What is asked' }).waitFor();
  await world.owner.call('POST', `/v1/requests/${other.requestId}/revoke`, {});
  await old.page.reload();
  await old.page.getByRole('heading', { level: 1, name: 'This visit has ended' }).waitFor();
});
