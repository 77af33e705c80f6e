import { encodeUtf8 } from '@attestlayer/encoding';
import { parseEvaluation, type SubmittedRecord } from '@attestlayer/profile';
import type { Evaluated } from './start-issuance.ts';
import type { IssuanceRow } from './tables.ts';

/** What was evaluated, as it was stored with the issuance. */
export function readEvaluated({ evaluation, records }: IssuanceRow): Evaluated {
  return {
    evaluation: parseEvaluation(encodeUtf8(evaluation)),
    records: JSON.parse(records) as SubmittedRecord[],
  };
}
