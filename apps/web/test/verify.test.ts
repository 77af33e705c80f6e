import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_IN_PROFILES } from '@attestlayer/profile';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NetworkWatch, watchNetwork } from './network-watch.ts';
import { startTestSite, type TestSite } from './test-site.ts';
import { writeFolder } from './write-folder.ts';

const VECTORS = 'testvectors/kits';
const KIT = `${VECTORS}/valid/kit.zip`;
const TRUST = `${VECTORS}/valid/trust.json`;

/** When the vectors were made; their trust root has a last day. */
const NOW = '2026-05-01T12:00:00.000Z';

let site: TestSite;
let folder: string;
let network: NetworkWatch;

beforeAll(async () => {
  site = await startTestSite('verify');
  network = await watchNetwork();
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-web-'));
  await writeFolder(join(folder, 'kit'), unzipSync(await readFile(KIT)));
});

afterAll(async () => {
  await site?.close();
  await network?.close();
  await rm(folder, { recursive: true, force: true });
});

const registry = async () => ({
  'GET /registry/v1/trust/latest.json': { status: 200, body: JSON.parse(await readFile(TRUST, 'utf8')) },
});

async function openVerify(api = {}) {
  const state = { name: 'verify', path: '/verify', api: { ...(await registry()), ...api } };
  const opened = await site.open(state, { proxy: network.proxy });
  await opened.page.clock.setFixedTime(NOW);
  await opened.page.getByText('Served by the issuer of this site').waitFor();
  return opened;
}

const verdict = (page: Page, word: string) =>
  page.getByRole('heading', { level: 1, name: word, exact: true }).waitFor({ timeout: 20_000 });
const zipInput = (page: Page) => page.locator('main input[type=file]').first();
const folderInput = (page: Page) => page.locator('main input[webkitdirectory]');

/** The program of the hashing workers is part of the page, and is fetched when there is something to hash. */
const WORKER = /^GET \/assets\/hash\.worker-[\w-]+\.js$/;

const sentBeside = (allowed: RegExp) => network.seen.filter((request) => !allowed.test(request));

test('whatever a page sends is seen: by itself, by a beacon, by a worker, by a socket', async () => {
  const { page } = await openVerify();
  network.forget();
  await page.evaluate(async () => {
    await fetch('/by-page');
    navigator.sendBeacon('/by-beacon', 'x');
    new WebSocket(`ws://${location.host}/by-socket`);
    // A worker of our own origin, as the policy demands: a part of the page that runs as a script.
    const [script] = [...document.scripts].filter(({ type }) => type === 'module');
    new Worker(script!.src, { type: 'module' });
  });
  const { host } = new URL(page.url());
  await expect
    .poll(() => network.seen, { timeout: 20_000 })
    .toEqual(
      expect.arrayContaining([
        'GET /by-page',
        'POST /by-beacon',
        `CONNECT ${host}`,
        expect.stringMatching(/^GET \/assets\/index-/),
      ]),
    );
  await page.context().close();
});

test('a kit is verified as ZIP and as folder, and nothing but the worker program is asked for meanwhile', async () => {
  const { page, complaints, foreign } = await openVerify();
  // The one way out of a page that no proxy sees.
  await page.evaluate(() => {
    const refuse = () => console.error('a peer connection was opened');
    window.RTCPeerConnection = new Proxy(RTCPeerConnection, { construct: () => ({ refused: refuse() }) });
  });
  network.forget();
  await zipInput(page).setInputFiles(KIT);
  await verdict(page, 'VERIFIED');
  expect(network.seen).toContainEqual(expect.stringMatching(WORKER));
  await page.getByRole('button', { name: 'Check another kit' }).click();
  await folderInput(page).setInputFiles(join(folder, 'kit'));
  await verdict(page, 'VERIFIED');
  // What would be sent late, or when the page is left.
  await page.goto('about:blank');
  expect(sentBeside(WORKER)).toEqual([]);
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
  network.forget();
  await zipInput(page).setInputFiles(KIT);
  await verdict(page, 'VERIFIED');
  expect(sentBeside(WORKER)).toEqual([]);
  await page.getByRole('button', { name: 'Ask the registry' }).click();
  await page.getByText('The registry gave no answer').waitFor();
  const [path] = network.seen.filter((request) => asked.test(request));
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

test.each(BUILT_IN_PROFILES.map(({ id }) => id))(
  'the sample packet of %s is a kit that verifies, reached from the page of its lane',
  async (id) => {
    const { page, complaints } = await site.open({ name: 'lane', path: `/lanes/${id}` });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download the kit/ }).click(),
    ]);
    const sha256 = await crypto.subtle.digest('SHA-256', await readFile(await download.path()));
    await page.getByText(Buffer.from(sha256).toString('hex')).waitFor();
    await page.getByRole('link', { name: 'Check this kit here' }).click();
    await verdict(page, 'VERIFIED');
    await page.getByText(`${id}, version 1`).waitFor();
    await page.getByText('This is a sample').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);
