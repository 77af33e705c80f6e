import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSite, type TestSite } from './test-site.ts';
import { writeFolder } from './write-folder.ts';

const VECTORS = 'testvectors/kits';
const KIT = `${VECTORS}/valid/kit.zip`;
const TRUST = `${VECTORS}/valid/trust.json`;

/** When the vectors were made; their trust root has a last day. */
const NOW = '2026-05-01T12:00:00.000Z';

let site: TestSite;
let folder: string;

beforeAll(async () => {
  site = await startTestSite('verify');
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-web-'));
  await writeFolder(join(folder, 'kit'), unzipSync(await readFile(KIT)));
});

afterAll(async () => {
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

const registry = async () => ({
  'GET /registry/v1/trust/latest.json': { status: 200, body: JSON.parse(await readFile(TRUST, 'utf8')) },
});

async function openVerify(api = {}) {
  const opened = await site.open({ name: 'verify', path: '/verify', api: { ...(await registry()), ...api } });
  await opened.page.clock.setFixedTime(NOW);
  await opened.page.getByText('Served by the issuer of this site').waitFor();
  return opened;
}

const verdict = (page: Page, word: string) =>
  page.getByRole('heading', { level: 1, name: word, exact: true }).waitFor({ timeout: 20_000 });
const zipInput = (page: Page) => page.locator('main input[type=file]').first();
const folderInput = (page: Page) => page.locator('main input[webkitdirectory]');

/** Every request from now on, hashing worker and its parts included. */
function watchRequests(page: Page): string[] {
  const requests: string[] = [];
  page.context().on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  return requests;
}

test('a kit is verified as ZIP and as folder, and nothing but the worker program is asked for meanwhile', async () => {
  const { page, complaints, foreign } = await openVerify();
  const requests = watchRequests(page);
  await zipInput(page).setInputFiles(KIT);
  await verdict(page, 'VERIFIED');
  expect(requests.filter((request) => !/^GET \/assets\/hash\.worker-[\w-]+\.js$/.test(request))).toEqual([]);
  await page.getByRole('button', { name: 'Check another kit' }).click();
  requests.length = 0;
  await folderInput(page).setInputFiles(join(folder, 'kit'));
  await verdict(page, 'VERIFIED');
  expect(requests.filter((request) => !/^GET \/assets\/hash\.worker-[\w-]+\.js$/.test(request))).toEqual([]);
  expect([...complaints, ...foreign]).toEqual([]);
  await page.context().close();
});

test('a kit is verified with the network gone', async () => {
  const { page } = await openVerify();
  await page.context().setOffline(true);
  await zipInput(page).setInputFiles(KIT);
  await verdict(page, 'VERIFIED');
  await page.context().close();
});

test('a changed byte is NOT VERIFIED, names the file, and the focus is on the verdict', async () => {
  const { page } = await openVerify();
  await zipInput(page).setInputFiles(`${VECTORS}/file_digest_differs/kit.zip`);
  await verdict(page, 'NOT VERIFIED');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict');
  const group = page.locator('details', { hasText: 'Files match the manifest' });
  expect(await group.getAttribute('open')).not.toBeNull();
  await group.getByText('file_digest_differs').waitFor();
  await page.context().close();
});

test('without a registry nothing that needs a key is established, until the reader brings the trust file', async () => {
  const { page } = await site.open({ name: 'verify', path: '/verify' });
  await page.clock.setFixedTime(NOW);
  await zipInput(page).setInputFiles(KIT);
  await verdict(page, 'NOT ESTABLISHED');
  await page.locator('#trust input[type=file]').setInputFiles(KIT);
  await page.getByText('This file was refused (trust_jws_invalid)').waitFor();
  await page.locator('#trust input[type=file]').setInputFiles(TRUST);
  await verdict(page, 'VERIFIED');
  await page.context().close();
});

test('the registry is asked only when the button is pressed, and its answer is shown', async () => {
  const asked = /^GET \/registry\/v1\/receipts\/[0-9a-f]{64}$/;
  const { page } = await openVerify();
  const requests = watchRequests(page);
  await zipInput(page).setInputFiles(KIT);
  await verdict(page, 'VERIFIED');
  expect(requests.filter((request) => asked.test(request))).toEqual([]);
  await page.getByRole('button', { name: 'Ask the registry' }).click();
  await page.getByText('The registry gave no answer').waitFor();
  const [path] = requests.filter((request) => asked.test(request));
  const answer = { status: 'withdrawn', as_of: { origin: 'log.example', size: 9 }, superseded_by: null };
  site.site.setApi({ [path!]: { status: 200, body: answer } });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Withdrawn', { exact: true }).waitFor();
  await page.context().close();
});

test('the samples show a good and a broken kit, and the offline verifier has the hash that is shown', async () => {
  const { page } = await site.open({ name: 'verify', path: '/verify' });
  await page.getByRole('button', { name: 'Try a sample kit' }).click();
  await verdict(page, 'VERIFIED');
  await page.getByText('This is a sample').waitFor();
  await page.getByRole('button', { name: 'Check another kit' }).click();
  await page.getByRole('button', { name: 'or one with a changed byte' }).click();
  await verdict(page, 'NOT VERIFIED');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Download \(/ }).click(),
  ]);
  const bytes = await readFile(await download.path());
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  await page.getByText(Buffer.from(digest).toString('hex')).waitFor();
  await page.context().close();
});
