import type { Profile, RecordFacts } from '@attestlayer/profile';
import { expect } from 'vitest';
import { type Actor, type Mode, systemTenant } from '../src/access/index.ts';
import { publishProfile, readDraft } from '../src/modules/profiles/index.ts';
import { registerRecord, type StoredRecord } from '../src/modules/records/index.ts';
import type { Caller } from './people.ts';
import type { TestServer } from './server-fixture.ts';

/** A profile that one readable text with one declared value satisfies. */
const TEST_PROFILE: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'TEST-01',
  version: 1,
  lane_id: 'TEST-01',
  title: 'Test',
  summary: 'A profile for tests.',
  boundary: 'It says nothing.',
  requirements: [
    {
      id: 'TEST-01.A',
      title: 'A note',
      description: 'A note for a test.',
      guidance: 'Any text.',
      optional: false,
      document: false,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: ['txt'],
      fields: [{ id: 'author', title: 'Author', required: true, type: 'text', max_length: 100 }],
      effective: null,
      content: [],
    },
  ],
};

/** Posts a body and gives what was created. */
export async function create<Body = { id: string }>(caller: Caller, path: string, body?: object): Promise<Body> {
  const response = await caller.send('POST', path, body === undefined ? {} : { body });
  expect([path, response.status]).toEqual([path, 201]);
  return (await response.json()) as Body;
}

export type TestPacket = { packetId: string; clientId: string };

/** A client with a packet under {@link TEST_PROFILE}. */
export async function makePacket(server: TestServer, caller: Caller, { title = 'Packet' } = {}): Promise<TestPacket> {
  const { context } = server;
  const draft = readDraft(TEST_PROFILE);
  await context.database
    .transaction((tx) => publishProfile(tx, context, { actor: { kind: 'system' }, draft }))
    // It is there already.
    .catch((error) => expect(error).toMatchObject({ code: 'profile_version_not_next' }));
  const { id: clientId } = await create(caller, '/v1/clients', {
    name: `Client of ${title}`,
    contacts: [{ name: 'Ana', email: 'ana@client.example' }],
  });
  const packet = { client_id: clientId, profile_id: 'TEST-01', title };
  return { clientId, packetId: (await create(caller, '/v1/packets', packet)).id };
}

/** The facts about a text whose hash is made of one hex digit. */
export function textFacts(digit: string, overrides: Partial<RecordFacts> = {}): RecordFacts {
  return {
    sha256: digit.repeat(64),
    size: 25,
    type: 'txt',
    mediaType: 'text/plain',
    refusal: null,
    problem: null,
    text: { lines: 1, characters: 25, firstLine: 'A note' },
    ...overrides,
  };
}

export type AddRecordInput = {
  partnerId: string;
  mode?: Mode;
  packetId: string;
  facts: RecordFacts;
  requirementIds?: string[];
};

/** Registers a record as the server does after an upload was inspected. */
export function addRecord(
  { context }: TestServer,
  { partnerId, mode = 'live', packetId, facts, requirementIds = ['TEST-01.A'] }: AddRecordInput,
): Promise<StoredRecord> {
  const actor: Actor = { kind: 'member', userId: 'u', partnerId, role: 'operator', clientIds: null };
  const scope = { tenant: systemTenant(partnerId, mode), request: null };
  return context.database.transaction((tx) =>
    registerRecord(tx, context, { scope, actor, packetId, facts, originalName: 'notes/a.txt', requirementIds }),
  );
}
