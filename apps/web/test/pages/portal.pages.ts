import type { Page } from 'playwright-core';
import { openAsContributor, type RequestOptions, sendClientRequest } from '../real/client-request.ts';
import type { World } from '../real/world.ts';
import type { PageState, Seen } from './page-state.ts';

const REQUEST: RequestOptions = {
  profileId: 'VENDOR-01',
  client: 'Harbor Dental Group',
  message: 'Please send what you have by Friday.\nQuestions: ana@brightwater.example.',
  dueAt: '2026-12-18T17:00:00.000Z',
};

const TEXT = new TextEncoder().encode('Vendor: Northwind Imaging GmbH\nServices: hosting of X-ray images\n'.repeat(12));

async function see(world: World, options: RequestOptions, fill?: Fill): Promise<Seen> {
  const sent = await sendClientRequest(world, options);
  const { person, visit } = await openAsContributor(world, sent);
  await fill?.({ world, person, packetId: sent.packetId });
  return { visit };
}

type Fill = (input: {
  world: World;
  person: Awaited<ReturnType<typeof openAsContributor>>['person'];
  packetId: string;
}) => Promise<void>;

type Asked = { requirements: { id: string }[] };

/** One record that came back with a reason, one that counts, one for nothing yet. */
const returned: Fill = async ({ world, person, packetId }) => {
  const { requirements } = await person.call<Asked>('GET', '/v1/portal/request');
  const first = await person.upload('scan-of-contract.txt', TEXT, { requirement: requirements[0]!.id });
  await person.upload('engagement-2026.md', TEXT.slice(1), { requirement: requirements[1]!.id });
  await person.upload('契約書 قائمة 2026.txt', TEXT.slice(2), {});
  await world.owner.call('POST', `/v1/records/${first.record_ids[0]}/return`, {
    reason: 'This names the old vendor. Please send the contract with Northwind Imaging.',
  });
  await world.owner.call('POST', `/v1/packets/${packetId}/evaluations`, {});
  await world.owner.call('POST', `/v1/packets/${packetId}/evaluations/1/share`, {});
};

const waitForList = (page: Page) =>
  page.getByRole('heading', { level: 2, name: /What is asked|Ce qui est demandé/ }).waitFor();

export default [
  {
    name: 'portal-confirm',
    path: '/portal',
    world: async (world) => ({ path: `/portal?token=${(await sendClientRequest(world, REQUEST)).token}` }),
    prepare: (page) => page.getByRole('button', { name: 'Open the request' }).waitFor(),
  },
  {
    name: 'portal-link-invalid',
    path: '/portal?token=nothing',
    world: async () => ({}),
    prepare: (page) => page.getByText('This link opens nothing any more').waitFor(),
  },
  {
    name: 'portal-link-expired',
    path: '/portal',
    world: async (world) => {
      const { token, requestId } = await sendClientRequest(world, REQUEST);
      world.server.expireRequest(requestId);
      return { path: `/portal?token=${token}` };
    },
    prepare: (page) => page.getByText('This link opens nothing any more').waitFor(),
  },
  { name: 'portal-code', path: '/portal', world: async () => ({}) },
  { name: 'portal-stop', path: '/portal/stop?token=nothing', world: async () => ({}) },
  {
    name: 'portal-request',
    path: '/portal/request',
    world: (world) => see(world, REQUEST),
    prepare: waitForList,
  },
  {
    name: 'portal-returned',
    path: '/portal/request',
    world: (world) => see(world, REQUEST, returned),
    prepare: async (page) => {
      await waitForList(page);
      await page.getByText('This names the old vendor').first().waitFor();
    },
  },
  {
    name: 'portal-uploads',
    path: '/portal/request',
    world: (world) => see(world, REQUEST),
    prepare: async (page) => {
      await waitForList(page);
      const file = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
      await page
        .locator('main input[type=file]')
        .first()
        .setInputFiles([
          file('invoice.exe', 'MZ\u0000\u0001program'),
          file('empty.txt', ''),
          file('scope-of-engagement.txt', 'Scope of the engagement: hosting of X-ray images.\n'.repeat(30)),
        ]);
      await page.getByText('Refused').nth(1).waitFor();
      await page.getByRole('combobox').first().waitFor();
    },
  },
  {
    name: 'portal-submitted',
    path: '/portal/request',
    world: (world) => see(world, REQUEST, async ({ person }) => person.call('POST', '/v1/portal/submit', {})),
    prepare: waitForList,
  },
  {
    name: 'portal-ended',
    path: '/portal/request',
    world: async () => ({ visit: JSON.stringify({ token: 'portal_nothing', requestId: 'none' }) }),
    prepare: (page) => page.getByText('This visit has ended').waitFor(),
  },
  {
    name: 'portal-french',
    path: '/portal/request',
    locale: 'fr-FR',
    world: (world) => see(world, { ...REQUEST, locale: 'fr' }),
    prepare: waitForList,
  },
] satisfies PageState[];
