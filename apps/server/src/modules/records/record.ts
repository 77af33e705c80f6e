import type { RecordFacts, SubmittedRecord } from '@attestlayer/profile';
import type { RecordTables } from './tables.ts';

/** A record as the tables know it, with the facts about its bytes. */
export type StoredRecord = Omit<RecordTables['records'], 'requirement_ids'> & {
  requirement_ids: string[];
  facts: RecordFacts;
};

export function toStoredRecord({
  requirement_ids,
  facts,
  ...row
}: RecordTables['records'] & { facts: string }): StoredRecord {
  return { ...row, requirement_ids: JSON.parse(requirement_ids), facts: JSON.parse(facts) };
}

/** A record in the form of the evaluator. */
export function toSubmittedRecord(record: StoredRecord, receivedAt: string): SubmittedRecord {
  return {
    recordId: record.id,
    originalName: record.original_name,
    receivedAt,
    effectiveFrom: record.effective_from,
    effectiveUntil: record.effective_until,
    requirementIds: record.requirement_ids,
    facts: record.facts,
  };
}
