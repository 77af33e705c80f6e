import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openRequest } from './journey/client.ts';
import { cutLine } from './network.ts';
import { provideSite } from './provide-site.ts';
import { openAsContributor, type SentRequest, sendClientRequest } from './real/client-request.ts';
import type { World } from './real/world.ts';

/** More than the server takes of one file. */
const TWO_GIGABYTES = 2 * 1024 ** 3;
/** One file name for each script; two of them are written from right to left. */
const NAMES = [
  '契約書 第二版.txt',
  'قائمة الموردين.txt',
  'רשימה.txt',
  'Перечень.txt',
  'नीति.txt',
  'นโยบาย.txt',
  'Ωμέγα 🧾.txt',
];

const site = provideSite('portal-bad-input');
let world: World;

beforeAll(async () => {
  world = await site.world();
});

const ask = () => sendClientRequest(world, { profileId: 'VENDOR-01' });
const text = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const chooser = (page: Page) => page.locator('li input[type=file]').first();
const row = (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.locator('bdi').getByText(name, { exact: true }) })
    .last();

async function openPage({ token }: Pick<SentRequest, 'token'>): Promise<Page> {
  const state = { name: 'portal', path: `/portal?token=${token}`, world: async () => ({}) };
  return (await site.open(state)).page;
}

async function openAsked(sent: SentRequest): Promise<Page> {
  const page = await openPage(sent);
  await openRequest(page);
  return page;
}

test('a file is what its bytes say: each that cannot be taken says why, and what to do', async () => {
  const page = await openAsked(await ask());
  await chooser(page).setInputFiles([
    { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001 a program') },
    text('clean-up.ps1', 'Remove-Item -Recurse'),
    {
      name: 'film.mp4',
      mimeType: 'video/mp4',
      buffer: Buffer.from('\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom', 'latin1'),
    },
    { name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 cut short') },
    text('good.txt', 'Vendor: Northwind Imaging GmbH\n'),
  ]);
  await row(page, 'invoice.pdf').getByText('It is a program').waitFor();
  await row(page, 'clean-up.ps1').getByText('It holds a script').waitFor();
  await row(page, 'film.mp4').getByText('This type of file is not taken in').waitFor();
  await row(page, 'broken.zip').getByText('The archive cannot be opened').waitFor();
  await row(page, 'good.txt').getByText('Received', { exact: true }).waitFor();
  // What was refused stays to be read until somebody takes it off the list.
  await page.getByRole('button', { name: 'Remove invoice.pdf' }).click();
  await row(page, 'invoice.pdf').waitFor({ state: 'detached' });
});

test('two gigabytes are refused at once, with the limit on the page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-large-'));
  try {
    const path = join(folder, 'recording of the whole year.csv');
    const file = await open(path, 'w');
    await file.truncate(TWO_GIGABYTES);
    await file.close();
    const page = await openAsked(await ask());
    await page.getByText('up to 524.3 MB each').waitFor();
    await chooser(page).setInputFiles(path);
    await row(page, 'recording of the whole year.csv').getByText('It is larger than the server takes').waitFor();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('names in every script arrive as they are', async () => {
  const sent = await ask();
  const page = await openAsked(sent);
  await chooser(page).setInputFiles(NAMES.map((name) => text(name, `This is ${name}\n`)));
  const records = page.getByRole('list', { name: /^Received for/ });
  for (const name of NAMES) await records.locator('bdi').getByText(name, { exact: true }).waitFor();
  const { person } = await openAsContributor(world, sent);
  const { items } = await person.call<{ items: { original_name: string }[] }>('GET', '/v1/portal/records');
  expect(items.map(({ original_name }) => original_name).toSorted()).toEqual(NAMES.toSorted());
});

test('a forwarded link says for whom it is before it opens anything; a cut one and an expired one say what to do', async () => {
  const sent = await ask();
  const first = await openAsked(sent);
  await chooser(first).setInputFiles(text('first.txt', 'Sent by the person who was asked.\n'));
  await row(first, 'first.txt').getByText('Received', { exact: true }).waitFor();
  const other = await openPage(sent);
  await other.getByText('Harbor Dental Group').first().waitFor();
  await openRequest(other);
  await other.getByText('Maya Chen').first().waitFor();
  await row(other, 'first.txt').waitFor();

  const cut = await openPage({ token: sent.token.slice(0, -4) });
  await cut.getByRole('heading', { level: 1, name: 'This link opens nothing any more' }).waitFor();
  await cut.getByText('which happens when mails are forwarded').waitFor();

  world.server.expireRequest(sent.requestId);
  const late = await openPage(sent);
  await late.getByRole('heading', { level: 1, name: 'This link opens nothing any more' }).waitFor();
  await late.getByText('Ask whoever sent it for a new one').first().waitFor();
  await first.reload();
  await first.getByRole('heading', { level: 1, name: 'This visit has ended' }).waitFor();
});

test('values typed without a connection are kept, said to be unsaved, and saved when it is back', async () => {
  const sent = await ask();
  const page = await openAsked(sent);
  const mend = await cutLine(page, site.site);
  await page.getByLabel('Legal name').first().fill('Northwind Imaging GmbH');
  await page.getByText('Not saved yet: the connection is lost').first().waitFor();
  // Submitting waits for it, and says so.
  expect(await page.getByRole('button', { name: 'Submit to the partner' }).isDisabled()).toBe(true);
  await mend();
  await page.getByText('Saved as you type.').first().waitFor({ timeout: 60_000 });
  const { person } = await openAsContributor(world, sent);
  const saved = async () => JSON.stringify(await person.call('GET', '/v1/portal/request'));
  await expect.poll(saved, { timeout: 30_000 }).toContain('Northwind Imaging GmbH');
});

test('back and forward lose nothing, and lead out of the request and in again without the link', async () => {
  const page = await openAsked(await ask());
  await page.getByLabel('Legal name').first().fill('Northwind Imaging GmbH');
  await page.getByText('Saved as you type.').first().waitFor();
  await chooser(page).setInputFiles(text('extract.txt', 'An extract of the register.\n'));
  await row(page, 'extract.txt').getByText('Received', { exact: true }).waitFor();
  await page.goto(`${site.site.origin}/questions`);
  await page.goBack();
  await page.getByRole('heading', { level: 2, name: 'What is asked' }).waitFor();
  expect(await page.getByLabel('Legal name').first().inputValue()).toBe('Northwind Imaging GmbH');
  await row(page, 'extract.txt').waitFor();
});
