import { expect, test } from 'vitest';
import { APPLICATION, sendApplication } from './pages/program.pages.ts';
import { provideSite } from './provide-site.ts';
import type { ApiRequest } from './serve-site.ts';

const site = provideSite('apply');

test('an application is sent once, with its fields, a key of its own, and no complaint of the policy', async () => {
  const seen: ApiRequest[] = [];
  const api = {
    'POST /v1/applications': (request: ApiRequest) => {
      seen.push(request);
      return { status: 201, body: { reference: 'app_1' } };
    },
  };
  const { page, complaints, foreign } = await site.open({ name: 'apply', path: '/apply', api });
  await sendApplication(page);
  await page.getByRole('heading', { level: 1, name: 'Your application is with us' }).waitFor();
  expect(seen).toHaveLength(1);
  expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen[0]?.body).toEqual({
    organisation: APPLICATION['Name of the organisation'],
    website: null,
    contact_name: APPLICATION['Your name'],
    contact_email: APPLICATION['E-mail at work'],
    intended_tier: 'growth',
    workflow: APPLICATION['How you would work'],
    client_types: APPLICATION['Kinds of clients'],
    regulated_sectors: '',
    locale: 'en',
  });
  expect([...complaints, ...foreign]).toEqual([]);
  await page.reload();
  expect(await page.getByLabel('Your name').inputValue()).toBe('');
});

test('missing fields are named together, and each name leads to its field', async () => {
  let calls = 0;
  const api = {
    'POST /v1/applications': () => {
      calls += 1;
      return { status: 201, body: { reference: 'app_0' } };
    },
  };
  const { page } = await site.open({ name: 'apply', path: '/apply', api });
  await page.getByRole('button', { name: 'Send application' }).click();
  const summary = page.getByRole('alert');
  await summary.getByText('7 fields need your attention').waitFor();
  await summary.getByRole('button', { name: 'E-mail at work' }).click();
  expect(await page.getByLabel('E-mail at work').evaluate((input) => input === document.activeElement)).toBe(true);
  await page.getByLabel('E-mail at work').fill('ana at brightwater');
  await page.getByLabel('Website').fill('brightwater');
  await page.getByRole('button', { name: 'Send application' }).click();
  await summary.getByText('This does not look like an e-mail address.').waitFor();
  await summary.getByText('Enter an address that starts with').waitFor();
  expect(calls).toBe(0);
});

test('what the server says about a field stands beside the field', async () => {
  const body = { title: 'No.', errors: [{ at: '/contact_email', message: 'There is no such mailbox.' }] };
  const api = { 'POST /v1/applications': { status: 422, body } };
  const { page } = await site.open({ name: 'apply', path: '/apply', api });
  await sendApplication(page);
  await page.locator('.mantine-InputWrapper-error', { hasText: 'There is no such mailbox.' }).waitFor();
  expect(await page.getByLabel('E-mail at work').getAttribute('aria-invalid')).toBe('true');
});

test('a broken connection loses nothing, and the second try is the same application', async () => {
  const keys: unknown[] = [];
  let broken = true;
  const api = {
    'POST /v1/applications': ({ headers }: ApiRequest) => {
      keys.push(headers['idempotency-key']);
      // The browser itself tries again once when a connection breaks that it had kept open.
      return broken ? null : { status: 201, body: { reference: 'app_2' } };
    },
  };
  const { page } = await site.open({ name: 'apply', path: '/apply', api });
  await sendApplication(page);
  await page.getByText('The application was not sent').waitFor();
  await page.getByText('The server cannot be reached').first().waitFor();
  broken = false;
  await page.getByRole('button', { name: 'Send application' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your application is with us' }).waitFor();
  expect(new Set(keys).size).toBe(1);
});

test('what was typed survives a reload, and the language can be changed without losing it', async () => {
  const { page } = await site.open({ name: 'apply', path: '/apply' });
  await page.getByLabel('Your name').fill('Ana Ruiz');
  await page.reload();
  await page.getByText('What you typed earlier in this tab is still here.').waitFor();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Ana Ruiz');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: 'Français' }).click();
  await page.getByRole('heading', { level: 1, name: 'Candidature' }).waitFor();
  expect(await page.getByLabel('Votre nom').inputValue()).toBe('Ana Ruiz');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
});
