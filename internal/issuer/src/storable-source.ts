import { type EvidenceFile, storableName } from '@attestlayer/kit';
import type { IssuableRecord } from './exhibits.ts';

/** Where an evidence file came from, as the manifest tells it; the submitted name is attacker-controlled. */
export function storableSource(record: IssuableRecord): EvidenceFile['source'] {
  return {
    record_id: record.recordId,
    original_name: storableName(record.originalName),
    requirement_ids: [...record.requirementIds].sort(),
    received_at: record.receivedAt,
    effective_from: record.effectiveFrom,
    effective_until: record.effectiveUntil,
  };
}
