import { readFile } from 'node:fs/promises';
import { type ApiClient, isProblem } from '@attestlayer/sdk';
import { bodyOf, type Caller, createCaller } from './caller.ts';
import type { LiveServer } from './live-server.ts';
import { totpCode } from './totp.ts';
import { uploadRecord } from './upload.ts';

/** Good enough for the server, and easy to type. */
export const PASSWORD = 'correct horse battery';
export const OWNER = { name: 'Ana Ruiz', email: 'ana@brightwater.example' };
const OPERATOR = { name: 'Omar Haddad', email: 'omar@issuer.example' };

const SAMPLES = new URL('../../../../samples/core-01/', import.meta.url);
const WAIT_MS = 100;

/** What pages need to be shown with: who is signed in, and what there is. */
export type World = {
  owner: Caller;
  clientId: string;
  packets: { collecting: string; blocked: string; ready: string; issued: string; empty: string };
};

/** The first operator of the issuer, signed in. */
export async function setUpOperator(server: LiveServer, origin: string): Promise<Caller> {
  const operator = createCaller(server.url, origin);
  const body = { ...OPERATOR, token: server.setUpToken, password: PASSWORD, locale: 'en' as const };
  await operator.api.POST('/v1/setup', { body });
  return operator;
}

/** A partner from its application to the invitation of its owner; gives the token of the invitation. */
export async function acceptPartner(operator: Caller, server: LiveServer): Promise<string> {
  const { reference } = await bodyOf(
    operator.api.POST('/v1/applications', {
      body: {
        organisation: 'Brightwater Assurance Ltd',
        contact_name: OWNER.name,
        contact_email: OWNER.email,
        intended_tier: 'growth',
        workflow: 'We prepare vendor reviews for clinics, twice a year.',
        client_types: 'Clinics and dental groups',
      },
    }),
  );
  const { items } = await bodyOf(operator.api.GET('/v1/console/applications', {}));
  const applicationId = items[0]?.id ?? reference;
  const params = { path: { applicationId } };
  const checklist = { scope_fit: true, boundary_accepted: true, overclaiming_rules: true, tier_fit: true };
  await operator.api.POST('/v1/console/applications/{applicationId}/sessions', {
    params,
    body: { held_on: '2026-01-12', participants: 'Ana Ruiz, Omar Haddad', notes: 'Settled everything.', checklist },
  });
  const expires_at = new Date(Date.now() + 300 * 86_400_000).toISOString();
  await operator.api.POST('/v1/console/applications/{applicationId}/accept', {
    params,
    body: { tier: 'growth', reason: 'Fits.', starting_credits: { amount: 25, expires_at } },
  });
  return server.findInMail(OWNER.email, /invitation\?token=([\w-]+)/);
}

/** The owner of a new workspace, signed in and with an authenticator app. */
async function joinAsOwner(server: LiveServer, origin: string, token: string): Promise<Caller> {
  const owner = createCaller(server.url, origin);
  await owner.api.POST('/v1/invitations/accept', {
    body: { token, name: OWNER.name, password: PASSWORD, locale: 'en' },
  });
  return owner;
}

/** Turns the authenticator app on. */
async function enableTotp(caller: Caller): Promise<void> {
  const { uri } = await bodyOf(caller.api.POST('/v1/auth/totp/enable', { body: { password: PASSWORD } }));
  const secret = new URL(uri).searchParams.get('secret')!;
  await caller.api.POST('/v1/auth/totp/verify', { body: { code: totpCode(secret, Date.now()) } });
}

/** What satisfies CORE-01 beside the records. */
export const CORE_DECLARATIONS = {
  'CORE-01.POL': { policy_owner: 'Dr Lena Brückner', last_review: '2026-09-30' },
  'CORE-01.RPT': { prepared_by: 'Northgate Security', scope: 'The booking platform and its hosting' },
  'CORE-01.CTR': { counterparty: 'Helder Hosting BV', contract_reference: 'MSA-2025-114' },
  'CORE-01.EVD': { systems: 'Directory, backup console, booking platform' },
};

/** Records of the sample that satisfy CORE-01, by requirement. */
export const CORE_RECORDS: readonly [requirement: string, path: string][] = [
  ['CORE-01.POL', 'policies/incident-response.md'],
  ['CORE-01.RPT', 'reports/Quarterly security report 2026 Q1.pdf'],
  ['CORE-01.CTR', 'contracts/Managed services agreement.pdf'],
  ['CORE-01.EVD', 'evidence/access-review-2026-Q1.csv'],
  ['CORE-01.EVD', 'evidence/backup-console-2026-03-31.png'],
];

const PERIOD = { from: '2026-01-01', until: '2026-03-31' };

async function readSample(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(encodeURI(path), SAMPLES)));
}

async function addPacket({ api }: Caller, clientId: string, title: string, dueInDays: number | null): Promise<string> {
  const due_at = dueInDays === null ? null : new Date(Date.now() + dueInDays * 86_400_000).toISOString();
  const body = {
    client_id: clientId,
    profile_id: 'CORE-01',
    profile_version: 'latest' as const,
    title,
    period: PERIOD,
    due_at,
    reference: null,
  };
  return (await bodyOf(api.POST('/v1/packets', { body }))).id;
}

/** Everything that CORE-01 asks for. */
async function fillPacket(caller: Caller, packetId: string): Promise<void> {
  for (const [requirement, path] of CORE_RECORDS) {
    const bytes = await readSample(path);
    const [recordId] = await uploadRecord(caller, { packetId, name: path.split('/')[1]!, bytes, requirement });
    await caller.api.PATCH('/v1/records/{recordId}', {
      params: { path: { recordId: recordId! } },
      body: { effective_from: PERIOD.from, effective_until: PERIOD.until },
    });
  }
  await caller.api.PUT('/v1/packets/{packetId}/declarations', {
    params: { path: { packetId } },
    body: CORE_DECLARATIONS,
  });
}

async function evaluate(api: ApiClient, packetId: string): Promise<void> {
  await api.POST('/v1/packets/{packetId}/evaluations', { params: { path: { packetId } } });
}

async function issue(api: ApiClient, packetId: string): Promise<void> {
  const params = { path: { packetId } };
  await api.POST('/v1/packets/{packetId}/issuance', { params });
  for (;;) {
    const { state, error } = await bodyOf(api.GET('/v1/packets/{packetId}/issuance', { params }));
    if (state === 'delivered') return;
    if (state === 'failed') throw new Error(`the issue failed: ${error?.message}`);
    await new Promise((wait) => setTimeout(wait, WAIT_MS));
  }
}

const CLIENTS = [
  'Brückner & Söhne GmbH',
  'Clinique du Léman SA',
  '株式会社みどり',
  'Harbour Dental Group',
  'شركة النور',
];

/** A workspace in the middle of its work, made through the API alone. */
export async function seedWorld(server: LiveServer, origin: string): Promise<World> {
  const operator = await setUpOperator(server, origin);
  const owner = await joinAsOwner(server, origin, await acceptPartner(operator, server));
  await enableTotp(owner);
  const { api } = owner;
  const clientIds: string[] = [];
  for (const name of CLIENTS) {
    const contacts = [{ name: 'Jo Meyer', email: `jo${clientIds.length}@client.example` }];
    clientIds.push(
      (await bodyOf(api.POST('/v1/clients', { body: { name, contacts, locale: 'en', reference: null } }))).id,
    );
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
    await evaluate(api, packetId);
  }
  await issue(api, packets.issued).catch((error: unknown) => {
    if (!isProblem(error, 'not_found')) throw error;
  });
  await seedUnfinished(owner, packets.blocked);
  await evaluate(api, packets.blocked);
  await seedUnfinished(owner, packets.collecting);
  await api.POST('/v1/packets/{packetId}/requests', {
    params: { path: { packetId: packets.collecting } },
    body: {
      contact: { name: 'Jo Meyer', email: 'jo@client.example' },
      locale: 'en',
      message: 'Please send the policies first.',
    },
  });
  await api.POST('/v1/api-keys', {
    body: { mode: 'test', name: 'Nightly import', permissions: ['packets:read', 'records:write'], expires_at: null },
  });
  await api.POST('/v1/team/invitations', {
    body: { email: 'lee@brightwater.example', role: 'operator', locale: 'en', client_ids: null },
  });
  return { owner, clientId: first, packets };
}

/** Some records: one assigned, one returned, two that wait for an assignment. */
async function seedUnfinished(owner: Caller, packetId: string): Promise<void> {
  const add = async (path: string, requirement?: string) =>
    (
      await uploadRecord(owner, {
        packetId,
        name: path,
        bytes: await readSample(path),
        ...(requirement ? { requirement } : {}),
      })
    )[0]!;
  await add('policies/Access control policy v3.pdf', 'CORE-01.POL');
  const returned = await add('evidence/backup-console-2026-03-31.png', 'CORE-01.EVD');
  await add('evidence/access-review-2026-Q1.csv');
  await add('reports/Quarterly security report 2026 Q1.pdf');
  await owner.api.POST('/v1/records/{recordId}/return', {
    params: { path: { recordId: returned } },
    body: { reason: 'This is a picture of a screen. Please send the export of the console itself.' },
  });
}
