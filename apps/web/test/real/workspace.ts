import { setTimeout as sleep } from 'node:timers/promises';
import { totpCode } from '@attestlayer/testing';
import { CORE_DECLARATIONS, CORE_RECORDS, PERIOD, readSample } from './core-01.ts';
import type { Person } from './person.ts';
import { joinPartner, PASSWORD, type World } from './world.ts';

/** A workspace in the middle of its work, and who is signed in there. */
export type Workspace = {
  owner: Person;
  clientId: string;
  packets: { collecting: string; blocked: string; ready: string; issued: string; empty: string };
};

type Row = { id: string };

const CLIENTS = [
  'Brückner & Söhne GmbH',
  'Clinique du Léman SA',
  '株式会社みどり',
  'Harbour Dental Group',
  'شركة النور',
];

/** Makes a workspace of a partner of its own, through the API as its people would. */
export async function makeWorkspace(world: World): Promise<Workspace> {
  const { owner } = await joinPartner(world, {
    organisation: 'Northlight Advisory Ltd',
    email: 'ana@northlight.example',
  });
  await enableTotp(owner);
  const clientIds: string[] = [];
  for (const name of CLIENTS) {
    const contacts = [{ name: 'Jo Meyer', email: `jo${clientIds.length}@client.example` }];
    clientIds.push((await owner.call<Row>('POST', '/v1/clients', { name, contacts, locale: 'en' })).id);
  }
  const [first, second, third, fourth, fifth] = clientIds as [string, string, string, string, string];
  const packets = {
    issued: await addPacket(owner, first, 'Vendor review, first quarter', null),
    ready: await addPacket(owner, second, 'Security file 2026', 12),
    blocked: await addPacket(owner, third, 'Hosting review', 3),
    collecting: await addPacket(
      owner,
      fourth,
      'Onboarding of the booking platform, with a title that is as long as titles get in practice',
      -2,
    ),
    empty: await addPacket(owner, fifth, 'Yearly policies', 30),
  };
  for (const packetId of [packets.issued, packets.ready]) {
    await fillPacket(owner, packetId);
    await owner.call('POST', `/v1/packets/${packetId}/evaluations`);
  }
  await issue(owner, packets.issued);
  await fillInPart(owner, packets.blocked);
  await owner.call('POST', `/v1/packets/${packets.blocked}/evaluations`);
  await fillInPart(owner, packets.collecting);
  await owner.call('POST', `/v1/packets/${packets.collecting}/requests`, {
    contact: { name: 'Jo Meyer', email: 'jo@client.example' },
    locale: 'en',
    message: 'Please send the policies first.',
  });
  const permissions = ['packets:read', 'records:write'];
  await owner.call('POST', '/v1/api-keys', { mode: 'test', name: 'Nightly import', permissions });
  await owner.call('POST', '/v1/team/invitations', { email: 'lee@northlight.example', role: 'operator', locale: 'en' });
  return { owner, clientId: first, packets };
}

/** Turns the authenticator app on. */
async function enableTotp(person: Person): Promise<void> {
  const { uri } = await person.call<{ uri: string }>('POST', '/v1/auth/totp/enable', { password: PASSWORD });
  const secret = new URL(uri).searchParams.get('secret')!;
  await person.call('POST', '/v1/auth/totp/verify', { code: totpCode(secret, Date.now()) });
}

export async function addPacket(
  owner: Person,
  clientId: string,
  title: string,
  dueInDays: number | null,
): Promise<string> {
  const due_at = dueInDays === null ? null : new Date(Date.now() + dueInDays * 86_400_000).toISOString();
  const body = { client_id: clientId, profile_id: 'CORE-01', title, period: PERIOD, due_at };
  return (await owner.call<Row>('POST', '/v1/packets', body)).id;
}

export async function addRecord(owner: Person, packet: string, path: string, requirement?: string): Promise<string> {
  const metadata = { packet, ...(requirement === undefined ? {} : { requirement }) };
  const { record_ids } = await owner.upload(path.split('/')[1]!, await readSample(path), metadata);
  return record_ids[0]!;
}

/** Everything that CORE-01 asks for. */
export async function fillPacket(owner: Person, packetId: string): Promise<void> {
  for (const [requirement, path] of CORE_RECORDS) {
    const recordId = await addRecord(owner, packetId, path, requirement);
    const days = { effective_from: PERIOD.from, effective_until: PERIOD.until };
    await owner.call('PATCH', `/v1/records/${recordId}`, days);
  }
  await owner.call('PUT', `/v1/packets/${packetId}/declarations`, CORE_DECLARATIONS);
}

/** Some records: one assigned, one returned, two that wait for an assignment. */
async function fillInPart(owner: Person, packetId: string): Promise<void> {
  await addRecord(owner, packetId, 'policies/Access control policy v3.pdf', 'CORE-01.POL');
  const returned = await addRecord(owner, packetId, 'evidence/backup-console-2026-03-31.png', 'CORE-01.EVD');
  await addRecord(owner, packetId, 'evidence/access-review-2026-Q1.csv');
  await addRecord(owner, packetId, 'reports/Quarterly security report 2026 Q1.pdf');
  const reason = 'This is a picture of a screen. Please send the export of the console itself.';
  await owner.call('POST', `/v1/records/${returned}/return`, { reason });
}

export async function issue(owner: Person, packetId: string): Promise<void> {
  const path = `/v1/packets/${packetId}/issuance`;
  await owner.call('POST', path);
  for (;;) {
    const { state, error } = await owner.call<{ state: string; error: unknown }>('GET', path);
    if (state === 'delivered') return;
    if (state === 'failed') throw new Error(`the issue failed: ${JSON.stringify(error)}`);
    await sleep(100);
  }
}
