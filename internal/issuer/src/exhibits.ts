import { compareUtf8 } from '@attestlayer/encoding';
import { evidencePath } from '@attestlayer/kit';
import type { Evaluation, SubmittedRecord } from '@attestlayer/profile';

/** A submitted record and where its bytes lie on this machine. */
export type IssuableRecord = SubmittedRecord & { file: string };

/** A record in scope, with its number in the binder and its path in the kit. */
export type Exhibit = { number: number; path: string; record: IssuableRecord };

/**
 * Numbers the records in scope: those that the evaluation counted, in the order of the requirements and then of their names,
 * so that equal submissions give equal kits.
 */
export function listExhibits(evaluation: Evaluation, records: readonly IssuableRecord[]): Exhibit[] {
  const byId = new Map(records.map((record) => [record.recordId, record]));
  const inScope = new Set<IssuableRecord>();
  for (const { record_ids } of evaluation.requirements) {
    const counted = record_ids.flatMap((id) => byId.get(id) ?? []);
    for (const record of counted.sort((a, b) => compareUtf8(a.originalName, b.originalName))) inScope.add(record);
  }
  return [...inScope].map((record, index) => ({
    number: index + 1,
    path: evidencePath(index + 1, record.originalName),
    record,
  }));
}

/** The media type alone: a charset is a finding of inspection, and the manifest names types without parameters. */
export function mediaTypeOf({ facts }: IssuableRecord): string {
  const [type = ''] = facts.mediaType.split(';', 1);
  return type.trim();
}
