import { beforeAll, expect, test } from 'vitest';
import { provideSite } from './provide-site.ts';
import { Person } from './real/person.ts';
import { APPLICATION, PASSWORD, type World } from './real/world.ts';

const APPLICANT = {
  ...APPLICATION,
  organisation: 'Alder & Voss',
  contact_name: 'Ida Alder',
  contact_email: 'ida@alder.example',
};

const site = provideSite('console');
let world: World;

beforeAll(async () => {
  world = await site.world();
});

const openAs = (person: Person, path: string) =>
  site.open({ name: 'console', path, world: async () => ({ cookies: person.cookies }) });

test('an application is qualified and accepted, and the invitation of its owner is in the outbox', async () => {
  await new Person(world.site).call('POST', '/v1/applications', APPLICANT);
  const { page, complaints, foreign } = await openAs(world.operator, '/console/applications');
  await page.getByText('Mails are written to disk and reach nobody').waitFor();
  await page.getByRole('link', { name: 'Alder & Voss' }).click();
  await page.getByRole('heading', { level: 1, name: 'Alder & Voss' }).waitFor();
  expect(await page.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);

  await page.getByLabel('Held on').fill('2026-03-02');
  await page.getByLabel('Participants').fill('Ida Alder, Olga Okafor');
  await page.getByLabel('Notes').fill('All points settled.');
  for (const point of ['Scope fits', 'Boundary accepted', 'Rules against overclaiming understood', 'Tier fits']) {
    await page.getByRole('checkbox', { name: point }).check();
  }
  await page.getByRole('button', { name: 'Record' }).click();
  await page.getByText('Working session recorded').waitFor();
  await page.getByRole('button', { name: 'Accept' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Credits to start with/).fill('12');
  await dialog.getByLabel('Reason').fill('Scope and tier fit.');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Accepted', { exact: true }).first().waitFor();

  await page.getByRole('link', { name: 'Mails' }).click();
  await page.getByRole('row').filter({ hasText: 'ida@alder.example' }).first().waitFor();
  const { token } = await world.server.mailTo('ida@alder.example', /invit/i);
  const owner = new Person(world.site);
  await owner.call('POST', '/v1/invitations/accept', { token, name: 'Ida Alder', password: PASSWORD });
  expect(await owner.call('GET', '/v1/credits')).toMatchObject({ available: 12 });
  expect([...complaints, ...foreign]).toEqual([]);
});

test('a partner is suspended with a reason, and somebody of a partner sees no console', async () => {
  const { page } = await openAs(world.operator, `/console/partners/${world.partnerId}`);
  await page.getByRole('button', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await dialog.getByText('Fill this in.').waitFor();
  await dialog.getByLabel('Reason').fill('Asked for it while they move.');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Suspended', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await dialog.getByLabel('Reason').fill('They have moved.');
  await dialog.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Active', { exact: true }).waitFor();
  const stranger = await openAs(world.owner, '/console/partners');
  await stranger.page.getByText('The console is for operators of the issuer').waitFor();
});

test('a new version of a profile is refused with its members named, then published', async () => {
  const { page } = await openAs(world.operator, '/console/profiles/CORE-01/1');
  await page.getByRole('link', { name: 'Prepare the next version' }).click();
  const json = page.getByLabel('Profile as JSON');
  const draft = JSON.parse(await json.inputValue());
  await json.fill(JSON.stringify({ ...draft, requirements: [{ ...draft.requirements[0], min_records: -1 }] }));
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page
    .getByRole('list', { name: 'Members that are wrong' })
    .getByText(/min_records/)
    .waitFor();
  await json.fill(JSON.stringify({ ...draft, title: `${draft.title}, revised` }));
  await page.getByText('title', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { level: 1, name: 'CORE-01, version 2' }).waitFor();
});
