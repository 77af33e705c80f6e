import type { Page } from 'playwright-core';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

type Contact = { name: string; email: string };

/** A client with somebody to ask, and a packet for it; gives the address of the packet. */
export async function openPacket(page: Page, client: string, title: string, contact: Contact): Promise<string> {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/clients/new`);
  const about = page.getByRole('group', { name: 'The client' });
  await about.getByLabel('Name', { exact: true }).fill(client);
  // What was typed survives a reload.
  await page.reload();
  await page.getByText('What you typed earlier in this tab is still here.').waitFor();
  const contacts = page.getByRole('group', { name: 'Contacts' });
  await contacts.getByLabel('Name', { exact: true }).fill(contact.name);
  await contacts.getByLabel('E-mail', { exact: true }).fill(contact.email);
  await press(page, 'Add client');
  await page.getByRole('heading', { level: 1, name: client }).waitFor();
  await page.getByRole('link', { name: 'New packet' }).click();
  await page.getByRole('radio', { name: /Core/ }).first().check();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('From').fill('2026-01-01');
  await page.getByLabel('Until').fill('2026-03-31');
  await press(page, 'Open the packet');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page.url().replace(/\/requests$/, '');
}

/** Asks the contact of the client, whose name and address stand in the form. */
export async function sendRequest(page: Page, packetUrl: string, { name, email }: Contact): Promise<void> {
  await page.goto(`${packetUrl}/requests`);
  await page.getByLabel('Message').fill('Please send what you have.\nQuestions: ana@brightwater.example.');
  await press(page, 'Send the request');
  // Mails go nowhere here, so the page gives the link to hand over as well.
  await page.getByText(`${email}`).first().waitFor();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

/** Evaluates to FAIL, and shares the report with the client; gives the number of blockers. */
export async function evaluateAndShare(page: Page, packetUrl: string): Promise<number> {
  await page.goto(packetUrl);
  await press(page, 'Evaluate');
  await page.getByRole('heading', { level: 2, name: 'Attempt 1' }).waitFor();
  await page.getByText('FAIL').first().waitFor();
  const blockers = await page.getByRole('list', { name: 'Blockers' }).getByRole('listitem').count();
  await press(page, 'Share with the client');
  await page.getByRole('dialog').getByRole('button', { name: 'Share with the client' }).click();
  await page.getByText('Shared', { exact: true }).waitFor();
  return blockers;
}

/** Evaluates to PASS, and issues one kit however often the button is pressed. */
export async function evaluateAndIssue(page: Page, packetUrl: string): Promise<void> {
  await page.goto(packetUrl);
  await page.getByText('Nothing would block now').waitFor();
  await press(page, 'Evaluate');
  await page.getByText('Complete under this profile').waitFor();
  await page.getByRole('link', { name: 'To the issue of the kit' }).click();
  await page.getByRole('button', { name: 'Issue the kit' }).dblclick();
  await page.getByRole('link', { name: 'Save the kit (ZIP)' }).waitFor({ timeout: 180_000 });
}

export async function withdrawKit(page: Page, packetUrl: string): Promise<void> {
  await page.goto(`${packetUrl}/kit`);
  await press(page, 'Withdraw the kit');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('The client asked for it.');
  await dialog.getByRole('button', { name: 'Withdraw the kit' }).click();
  await page.getByText('This kit was withdrawn').waitFor();
}
