import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { cutLine } from './network.ts';
import { provideSite } from './provide-site.ts';
import { samplePath } from './real/core-01.ts';
import { PASSWORD, type World } from './real/world.ts';

const site = provideSite('workspace');
let world: World;

beforeAll(async () => {
  world = await site.world();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const nameField = (page: Page) => page.getByRole('group', { name: 'The client' }).getByLabel('Name', { exact: true });

/** A page of a partner who has nothing yet. */
async function openAsOwner(path: string): Promise<Page> {
  const state = { name: 'workspace', path, world: async ({ owner }: World) => ({ cookies: owner.cookies }) };
  return (await site.open(state)).page;
}

async function countClients(name: string): Promise<number> {
  const { items } = await world.owner.call<{ items: { name: string }[] }>('GET', '/v1/clients');
  return items.filter((client) => client.name === name).length;
}

test('two tabs that issue the same packet make one kit for one credit', async () => {
  const { page } = await site.open({ name: 'issue', path: ({ packets }) => `/packets/${packets.ready}/kit` });
  await button(page, 'Issue the kit').waitFor();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await button(second, 'Issue the kit').waitFor();
  await Promise.all([button(page, 'Issue the kit').click(), button(second, 'Issue the kit').dblclick()]);
  for (const tab of [page, second]) {
    await tab.getByRole('link', { name: 'Save the kit (ZIP)' }).waitFor({ timeout: 180_000 });
  }
  const receipts = await Promise.all(
    [page, second].map((tab) => tab.getByText('SHA-256 of the receipt').locator('..').textContent()),
  );
  expect(receipts[0]).toMatch(/[0-9a-f]{64}/);
  expect(receipts[1]).toBe(receipts[0]);
  // One kit was there before; twenty credits were granted.
  await page.goto(`${site.site.origin}/credits`);
  await page.getByText('18', { exact: true }).first().waitFor();
});

test('two tabs that change the same packet: the slower one is told, and what was typed there stays', async () => {
  const { page } = await site.open({ name: 'edit', path: ({ packets }) => `/packets/${packets.empty}` });
  const second = await page.context().newPage();
  await second.goto(page.url());
  for (const [tab, title] of [
    [page, 'Policies of the first tab'],
    [second, 'Policies of the second tab'],
  ] as const) {
    await button(tab, 'Edit').click();
    await tab.getByRole('dialog').getByLabel('Title').fill(title);
  }
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Policies of the first tab' }).waitFor();
  const dialog = second.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByLabel('Title').inputValue()).toBe('Policies of the second tab');
  // Who still wants it, now that the other change shows, presses again.
  await dialog.getByRole('button', { name: 'Save' }).click();
  await second.getByRole('heading', { level: 1, name: 'Policies of the second tab' }).waitFor();
});

test('a session that ended loses nothing that was typed', async () => {
  const page = await openAsOwner('/clients/new');
  await nameField(page).fill('Kanto Klinik');
  await page.context().clearCookies();
  await button(page, 'Add client').click();
  await page.getByText('Your session has ended').first().waitFor();
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await page.getByText('You come back to the page where you were.').waitFor();
  await page.getByLabel('E-mail').fill('ana@brightwater.example');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await button(page, 'Sign in').click();
  await page.getByText('What you typed earlier in this tab is still here.').waitFor();
  await button(page, 'Add client').click();
  await page.getByRole('heading', { level: 1, name: 'Kanto Klinik' }).waitFor();
  expect(await countClients('Kanto Klinik')).toBe(1);
});

test('a server that is down is named, nothing is lost, and a second try is the same act', async () => {
  const page = await openAsOwner('/clients/new');
  await nameField(page).fill('Praxis am Markt');
  const mend = await cutLine(page, site.site);
  await button(page, 'Add client').click();
  await page.getByText('The client was not saved').waitFor();
  await page.getByText('The server cannot be reached').first().waitFor();
  expect(await nameField(page).inputValue()).toBe('Praxis am Markt');
  await mend();
  await button(page, 'Add client').dblclick();
  await page.getByRole('heading', { level: 1, name: 'Praxis am Markt' }).waitFor();
  expect(await countClients('Praxis am Markt')).toBe(1);
});

test('the back button after a form shows it empty and adds nothing twice', async () => {
  const page = await openAsOwner('/clients');
  await page.getByRole('link', { name: 'New client' }).first().click();
  await nameField(page).fill('Clinique des Alpes');
  // Away in the middle and back: the form still has it.
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
  await page.goForward();
  await page.getByText('What you typed earlier in this tab is still here.').waitFor();
  expect(await nameField(page).inputValue()).toBe('Clinique des Alpes');
  await button(page, 'Add client').click();
  await page.getByRole('heading', { level: 1, name: 'Clinique des Alpes' }).waitFor();
  await page.goBack();
  await nameField(page).waitFor();
  expect(await nameField(page).inputValue()).toBe('');
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: 'Clinique des Alpes' }).waitFor();
  expect(await countClients('Clinique des Alpes')).toBe(1);
});

test('a partner adds records as well: one that is refused says why beside those that came', async () => {
  const { page } = await site.open({ name: 'records', path: ({ packets }) => `/packets/${packets.empty}` });
  const item = page.getByRole('listitem').filter({ has: page.getByText('CORE-01.POL', { exact: true }) });
  await item
    .locator('input[type="file"]')
    .setInputFiles([samplePath('policies/incident-response.md'), samplePath('policies/Access control policy v3.pdf')]);
  const program = { name: 'tool.md', mimeType: 'text/markdown', buffer: Buffer.from('MZ\u0000\u0001 a program') };
  await item.locator('input[type="file"]').setInputFiles(program);
  const onTheWay = page.getByRole('list', { name: 'Files on their way' });
  await expect.poll(() => onTheWay.getByText('Received').count(), { timeout: 120_000 }).toBe(2);
  await onTheWay.getByText('It is a program').waitFor();
});
