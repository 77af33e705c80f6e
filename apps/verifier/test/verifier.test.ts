import { execFileSync } from 'node:child_process';
import { appendFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from '@attestlayer/encoding';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltVerifier, buildVerifier } from '../../../tools/build-verifier.ts';
import { PROGRAM_HASH_COMMAND } from '../src/panels/program-panel.ts';
import { dropOnPage, launchBrowser, openPage } from './browser.ts';
import { type Fixtures, makeFixtures } from './fixtures.ts';

let built: BuiltVerifier;
let browser: Browser;
let kits: Fixtures;

beforeAll(async () => {
  built = await buildVerifier();
  [browser, kits] = await Promise.all([launchBrowser(), makeFixtures(built)]);
});

afterAll(async () => {
  await browser?.close();
  await kits?.remove();
});

const open = (htmlPath: string, before = () => {}) => openPage(browser, htmlPath, { now: kits.now, before });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const group = (page: Page, name: string) =>
  page.locator('details.group', { has: page.getByText(name, { exact: true }) });

async function chooseFile(page: Page, path: string): Promise<void> {
  await page.locator('main input[type=file]:not([webkitdirectory])').setInputFiles(path);
}

async function chooseTrust(page: Page, path: string): Promise<void> {
  await page.locator('#trust-panel input[type=file]').setInputFiles(path);
}

async function expectHeading(page: Page, text: string): Promise<void> {
  await heading(page).filter({ hasText: text }).waitFor({ timeout: 15_000 });
  expect(await heading(page).textContent()).toBe(text);
}

/** Runs in the page: asks a worker of its own to compile the smallest module. */
function isWasmRefusedInWorkers(): Promise<boolean> {
  const attempt = 'WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))';
  const source = `${attempt}.then(() => postMessage(false), () => postMessage(true))`;
  return new Promise((resolve) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    worker.onmessage = ({ data }) => resolve(data);
  });
}

describe('verdicts', () => {
  test('a time-stamp token ends the time bracket, still without one request', async () => {
    const { page, requests, complaints } = await open(kits.bare);
    await chooseTrust(page, kits.stamped.trust);
    await chooseFile(page, kits.stamped.zip);
    await expectHeading(page, 'VERIFIED');
    const bracket = page.locator('section.facts', { has: page.locator('#bracket-title') });
    expect(await bracket.textContent()).toContain('2 April 2026 at 09:30 UTC, log state cosigned by witness-1');
    expect(await bracket.textContent()).toContain('receipt time-stamped by Test Time Authority');
    expect(await group(page, 'Time bracket').getAttribute('data-status')).toBe('PASS');
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('VERIFIED for a kit as ZIP, without one request and without a complaint', async () => {
    const { page, requests, complaints } = await open(kits.page);
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'VERIFIED');
    expect(await page.locator('details.group[data-status=PASS]').count()).toBeGreaterThanOrEqual(7);
    expect(await page.locator('.file-list').textContent()).toContain(kits.hostileName);
    expect(await page.locator('main img').count()).toBe(0);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('VERIFIED by the page itself where workers are refused', async () => {
    const { page } = await open(kits.page, () => Object.assign(globalThis, { Worker: undefined }));
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'VERIFIED');
    await page.context().close();
  });

  test('VERIFIED by the page itself where WebAssembly is refused', async () => {
    const { page } = await open(kits.pageWithoutWasm);
    expect(await page.evaluate(isWasmRefusedInWorkers)).toBe(true);
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'VERIFIED');
    await page.context().close();
  });

  test('VERIFIED for the unpacked folder, chosen and dropped', async () => {
    const { page, requests, complaints } = await open(kits.page);
    await page.locator('main input[webkitdirectory]').setInputFiles(kits.folder);
    await expectHeading(page, 'VERIFIED');
    await page.getByRole('button', { name: 'Check another kit' }).click();
    await dropOnPage(page, [kits.folder]);
    await expectHeading(page, 'VERIFIED');
    await dropOnPage(page, [dirname(kits.folder)]);
    await expectHeading(page, 'This folder is not a kit');
    expect([...requests, ...complaints]).toEqual([]);
    await page.context().close();
  });

  test('NOT VERIFIED for one changed byte, and it names the file', async () => {
    const { page } = await open(kits.page);
    await chooseFile(page, kits.tamperedZip);
    await expectHeading(page, 'NOT VERIFIED');
    const checks = group(page, 'Files match the manifest');
    expect(await checks.getAttribute('open')).not.toBeNull();
    expect(await checks.textContent()).toContain('file_digest_differs');
    expect(await checks.textContent()).toContain(kits.tamperedPath);
    expect(await page.locator('.file[data-status=FAIL]').textContent()).toContain(kits.tamperedPath);
    await page.context().close();
  });

  test('a kit signed again by another key, with that key in its own JWKS and trust file, is not VERIFIED', async () => {
    const { page } = await open(kits.page);
    await chooseFile(page, kits.resignedZip);
    await heading(page).filter({ hasText: /^NOT/ }).waitFor();
    expect(await group(page, 'Receipt key is known').getAttribute('data-status')).not.toBe('PASS');
    await page.context().close();
  });

  test('NOT ESTABLISHED without a trust root; handing one over checks the same kit again', async () => {
    const { page } = await open(built.htmlPath);
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'NOT ESTABLISHED');
    for (const name of ['Files match the manifest', 'Manifest matches the receipt']) {
      expect(await group(page, name).getAttribute('data-status')).toBe('PASS');
    }
    for (const name of ['Receipt key is known', 'Receipt signature is valid', 'Unmodified since issuance', 'Logged']) {
      expect(await group(page, name).getAttribute('data-status')).toBe('NOT_ESTABLISHED');
    }
    await chooseTrust(page, kits.trust);
    await expectHeading(page, 'VERIFIED');
    expect(await page.locator('#trust-panel').textContent()).toContain(sha256Hex(await readFile(kits.trust)));
    await page.getByRole('button', { name: 'Forget it' }).click();
    await expectHeading(page, 'NOT ESTABLISHED');
    await page.context().close();
  });

  test('a trust file of somebody else can neither replace the built-in one nor start a chain when it is damaged', async () => {
    const { page } = await open(kits.page);
    await chooseTrust(page, kits.otherTrust);
    const refused = page.locator('#trust-panel .notice');
    await refused.filter({ hasText: 'trust_version_not_next' }).waitFor();
    await chooseTrust(page, kits.zip);
    await refused.filter({ hasText: 'trust_jws_invalid' }).waitFor();
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'VERIFIED');
    await page.context().close();
  });
});

describe('the copy in a kit', () => {
  test('says that it cannot vouch for itself, with its hash and the address as text', async () => {
    const { page } = await open(kits.kitCopyPage);
    const banner = page.locator('#banner');
    expect(await banner.textContent()).toContain('came inside the kit');
    expect(await banner.textContent()).toContain(built.programHash);
    expect(await banner.textContent()).toContain(kits.sourceUrl);
    expect(await page.locator('a[href^="http"]').count()).toBe(0);
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'VERIFIED');
    expect(await page.locator('.verdict-block').textContent()).toContain('Said by a copy that came inside the kit');
    await page.context().close();
  });

  test('shows the program hash that the build wrote and that sed and sha256sum compute', async () => {
    const { page } = await open(kits.page);
    expect(await page.locator('#program-hash').textContent()).toBe(built.programHash);
    const byTools = execFileSync('sh', ['-c', PROGRAM_HASH_COMMAND], {
      cwd: dirname(built.htmlPath),
      encoding: 'utf8',
    });
    expect(byTools.split(' ')[0]).toBe(built.programHash);
    await page.context().close();
  });
});

describe('what the reader can do', () => {
  test('downloads the report as the exact bytes of its canonical JSON', async () => {
    const { page } = await open(kits.page);
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'VERIFIED');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download report (JSON)' }).click(),
    ]);
    const bytes = await readFile(await download.path());
    expect(bytes.toString('utf8')).toBe(new TextDecoder().decode(await kits.makeReport()));
    await page.context().close();
  });

  test('works with the keyboard alone and moves the focus to the verdict', async () => {
    const { page } = await open(kits.page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose ZIP file');
    const choosing = page.waitForEvent('filechooser');
    // The browser listens for the dialog once it has answered something else.
    await page.evaluate(() => null);
    await page.keyboard.press('Enter');
    const chooser = await choosing;
    await chooser.setFiles(kits.zip);
    await expectHeading(page, 'VERIFIED');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict');
    expect(await page.locator('#live').textContent()).toContain('Verdict: VERIFIED.');
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    await page.keyboard.press('Enter');
    expect(await page.locator('details.group').first().getAttribute('open')).not.toBeNull();
    await page.context().close();
  });

  test('opens every detail for print and closes it again', async () => {
    const { page } = await open(kits.page);
    await chooseFile(page, kits.zip);
    await expectHeading(page, 'VERIFIED');
    const closed = () => page.locator('details:not([open])').count();
    const before = await closed();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await closed()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await closed()).toBe(before);
    await page.context().close();
  });
});

describe('what goes wrong', () => {
  test.each([
    ['text', 'This file is not a ZIP file'],
    ['brokenZip', 'NOT A KIT'],
    ['emptyFolder', 'The folder is empty'],
    ['folderWithoutManifest', 'This folder is not a kit'],
    ['newerFormat', 'NOT A KIT'],
  ] as const)('%s: %s, with a next step and a way on', async (name, title) => {
    const { page, complaints } = await open(kits.page);
    await dropOnPage(page, [kits.wrong[name]]);
    await expectHeading(page, title);
    await page.getByText('What to do next').waitFor();
    await page.getByRole('button', { name: /Choose again|Check another kit/ }).click();
    await expectHeading(page, 'Check a kit');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('several items at once are refused, and something that is no file', async () => {
    const { page } = await open(kits.page);
    await dropOnPage(page, [kits.zip, kits.trust]);
    await expectHeading(page, 'More than one item was dropped');
    await dropOnPage(page, []);
    await expectHeading(page, 'No file was handed over');
    await page.context().close();
  });

  test('a file that changed since it was handed over is a reading problem, not a verdict', async () => {
    const { page } = await open(built.htmlPath);
    const folder = await kits.copyFolder();
    await page.locator('main input[webkitdirectory]').setInputFiles(folder);
    await expectHeading(page, 'NOT ESTABLISHED');
    await appendFile(join(folder, kits.tamperedPath), 'more');
    await chooseTrust(page, kits.trust);
    await expectHeading(page, 'A file could not be read');
    expect(await page.locator('main').textContent()).toContain(kits.tamperedPath);
    await page.context().close();
  });
});
