import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import type { Packet } from '../packets/index.ts';
import { getProfile } from '../profiles/index.ts';
import { checkEffectiveDays, checkRequirementIds } from './check-assignment.ts';
import { recordStateDiffers } from './end-record.ts';
import type { StoredRecord } from './record.ts';

export type AssignRecordInput = {
  /** Locked, and open for changes. */
  packet: Packet;
  record: StoredRecord;
  actor: Actor;
  /** What is left out stays as it is. */
  changes: {
    requirementIds?: readonly string[] | undefined;
    effectiveFrom?: string | null | undefined;
    effectiveUntil?: string | null | undefined;
  };
};

/** Says which requirements a record is for and which days it speaks for. @throws Problem record_state_differs, request_invalid */
export async function assignRecord(
  tx: Tx,
  context: AppContext,
  { packet, record, actor, changes }: AssignRecordInput,
): Promise<StoredRecord> {
  if (record.state !== 'current') throw recordStateDiffers(record);
  const requirementIds = [...(changes.requirementIds ?? record.requirement_ids)];
  const { effectiveFrom = record.effective_from, effectiveUntil = record.effective_until } = changes;
  const { profile } = await getProfile(tx, packet.profile_id, packet.profile_version);
  checkRequirementIds(profile, requirementIds);
  checkEffectiveDays(effectiveFrom, effectiveUntil);
  const change = { effective_from: effectiveFrom, effective_until: effectiveUntil, version: record.version + 1 };
  await tx
    .updateTable('records')
    .set({ ...change, requirement_ids: JSON.stringify(requirementIds) })
    .where('id', '=', record.id)
    .execute();
  await recordAudit(tx, context.random, {
    chain: record.partner_id,
    actor,
    action: 'record.assigned',
    subject: { kind: 'record', id: record.id },
    details: {
      packet_id: packet.id,
      before: assignment(record.requirement_ids, record.effective_from, record.effective_until),
      after: assignment(requirementIds, effectiveFrom, effectiveUntil),
    },
    at: context.now(),
  });
  return { ...record, ...change, requirement_ids: requirementIds };
}

function assignment(requirementIds: readonly string[], from: string | null, until: string | null) {
  return { requirement_ids: [...requirementIds], effective_from: from, effective_until: until };
}
