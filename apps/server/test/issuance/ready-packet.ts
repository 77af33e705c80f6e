import { encodeUtf8, formatTimestamp } from '@attestlayer/encoding';
import { evaluate, evaluationSha256, type SubmittedRecord } from '@attestlayer/profile';
import { type Actor, type Mode, systemTenant } from '../../src/access/index.ts';
import type { AppContext } from '../../src/context.ts';
import { newId } from '../../src/ids.ts';
import { addClient } from '../../src/modules/clients/index.ts';
import type { Evaluated, IssuingPartner } from '../../src/modules/issuance/index.ts';
import {
  createPacket,
  extendPacketTrail,
  lockPacket,
  type Packet,
  recordAttempt,
} from '../../src/modules/packets/index.ts';
import { getProfile } from '../../src/modules/profiles/index.ts';
import { publishProfile } from '../../src/modules/profiles/publish-profile.ts';
import { readDraft } from '../../src/modules/profiles/read-draft.ts';
import { TINY_PROFILE } from './tiny-profile.ts';

const actor: Actor = { kind: 'system' };

export const PARTNER: IssuingPartner = {
  name: 'Partner of the test',
  withRecordPdf: false,
  retentionPolicySha256: '0'.repeat(64),
  deliveryWithinMs: 3_600_000,
};

export type ReadyPacket = { packet: Packet; evaluated: Evaluated };

/** Publishes the profile of the tests, once. */
export async function publishTinyProfile(context: AppContext): Promise<void> {
  await context.database.transaction(async (tx) => {
    const known = await getProfile(tx, 'NOTE-01', 1).catch(() => null);
    if (known === null) await publishProfile(tx, context, { actor, draft: readDraft(TINY_PROFILE) });
  });
}

export async function addTestClient(context: AppContext, partnerId: string, mode: Mode = 'live'): Promise<string> {
  const tenant = systemTenant(partnerId, mode);
  const input = { tenant, actor, name: 'Client of the test', reference: null, contacts: [], locale: 'en' as const };
  return (await context.database.transaction((tx) => addClient(tx, context, input))).id;
}

/** A packet with its records in the blob store and a PASS. */
export async function makeReadyPacket(
  context: AppContext,
  { partnerId, clientId, texts, mode = 'live' }: { partnerId: string; clientId: string; texts: string[]; mode?: Mode },
): Promise<ReadyPacket> {
  const records = await Promise.all(texts.map((text, index) => storeNote(context, text, index)));
  const tenant = systemTenant(partnerId, mode);
  return context.database.transaction(async (tx) => {
    const { id } = await createPacket(tx, context, {
      tenant,
      actor,
      clientId,
      profileId: 'NOTE-01',
      profileVersion: 1,
      title: 'Notes of the day',
      reference: null,
      period: null,
      dueAt: null,
    });
    const packet = await lockPacket(tx, tenant, id);
    const { profile } = await getProfile(tx, 'NOTE-01', 1);
    const at = context.now();
    const evaluatedAt = formatTimestamp(at);
    const evaluation = evaluate({
      profile,
      packetId: id,
      records,
      declarations: {},
      period: null,
      attempt: 1,
      evaluatedAt,
    });
    const submitted = records.map(({ recordId, receivedAt, facts: { sha256, size } }) => ({
      event: 'record_submitted' as const,
      record_id: recordId,
      sha256,
      size,
      at: receivedAt,
    }));
    const evaluated = {
      event: 'evaluated' as const,
      attempt: 1,
      outcome: evaluation.outcome,
      evaluation_sha256: evaluationSha256(evaluation),
      profile_sha256: evaluation.profile.sha256,
      at: evaluatedAt,
    };
    await extendPacketTrail(tx, id, [...submitted, evaluated]);
    const ready = await recordAttempt(tx, { packet, blockers: evaluation.blockers.length, at });
    return { packet: ready, evaluated: { evaluation, records } };
  });
}

/** Puts a note into the blob store and describes it as a record. */
export async function storeNote(context: AppContext, text: string, index: number): Promise<SubmittedRecord> {
  const bytes = encodeUtf8(text);
  const { sha256, sizeBytes: size } = await context.blobs.put(
    (async function* () {
      yield bytes;
    })(),
  );
  const lines = text.split('\n');
  return {
    recordId: newId(context),
    originalName: `note-${index + 1}.txt`,
    receivedAt: formatTimestamp(context.now()),
    effectiveFrom: null,
    effectiveUntil: null,
    requirementIds: ['NOTE'],
    facts: {
      sha256,
      size,
      type: 'txt',
      mediaType: 'text/plain; charset=utf-8',
      refusal: null,
      problem: null,
      text: { lines: lines.length, characters: text.length, firstLine: lines[0]! },
    },
  };
}
