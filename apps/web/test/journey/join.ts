import { totpCode } from '@attestlayer/testing';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export type Account = { name: string; email: string; password: string };

/** How long a code of an authenticator app is good for. */
const CODE_STEP_MS = 30_000;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);

/** The first operator, by the link that the server prints. */
export async function setUpOperator(page: Page, { name, email, password }: Account): Promise<void> {
  await fill(page, 'Your name', name);
  await fill(page, 'E-mail', email);
  await fill(page, 'New password', password);
  await press(page, 'Create the first account');
  await setUpTotp(page, password);
}

/** Accepts an invitation, by its link; gives the secret of the authenticator app. */
export async function acceptInvitation(page: Page, { name, password }: Account): Promise<string> {
  // Opening the link twice has spent nothing; the button does.
  await page.reload();
  await fill(page, 'Your name', name);
  await fill(page, 'New password', password);
  await press(page, 'Accept the invitation');
  return setUpTotp(page, password);
}

/** The authenticator app, straight after joining; gives its secret. */
async function setUpTotp(page: Page, password: string): Promise<string> {
  await fill(page, 'Your password', password);
  await press(page, 'Continue');
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
  const secret = (await page.locator('code').first().textContent())!;
  await fill(page, 'Code', totpCode(secret, Date.now()));
  await press(page, 'Continue');
  const codes = page.getByRole('list', { name: 'Recovery codes' });
  await codes.waitFor();
  expect(await codes.getByRole('listitem').count()).toBeGreaterThan(4);
  await press(page, 'I have kept them');
  return secret;
}

/** Signs out, opens a page, and signs in with the second factor to get there. */
export async function signInAgain(page: Page, account: Account & { secret: string; path: string }): Promise<void> {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/account`);
  await press(page, 'Sign out');
  await page.waitForURL('**/sign-in');
  await page.goto(origin + account.path);
  await page.getByText('You come back to the page where you were.').waitFor();
  await fill(page, 'E-mail', account.email);
  await fill(page, 'Password', account.password);
  await press(page, 'Sign in');
  // A code opens nothing twice, and the server takes the next one a step early.
  await fill(page, 'Code', totpCode(account.secret, Date.now() + CODE_STEP_MS));
  await press(page, 'Sign in');
  await page.waitForURL(`**${account.path}`);
}

/** The operator's part: the case of an applicant, from its session to the decision. */
export async function acceptApplication(page: Page, organisation: string, credits: number): Promise<void> {
  await page.getByRole('link', { name: organisation }).click();
  await page.getByRole('heading', { level: 1, name: organisation }).waitFor();
  expect(await page.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);
  await page.getByLabel('Held on').fill('2026-03-02');
  await page.getByLabel('Participants').fill('Ana Ruiz, Olga Okafor');
  await page.getByLabel('Notes').fill('All points settled.');
  for (const point of ['Scope fits', 'Boundary accepted', 'Rules against overclaiming understood', 'Tier fits']) {
    await page.getByRole('checkbox', { name: point }).check();
  }
  await press(page, 'Record');
  await page.getByText('Working session recorded').waitFor();
  await press(page, 'Accept');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Credits to start with/).fill(String(credits));
  await dialog.getByLabel('Reason').fill('Scope and tier fit.');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Accepted', { exact: true }).first().waitFor();
}
