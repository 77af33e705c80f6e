import { EncodingError, readCanonical, sha256Hex } from '@attestlayer/encoding';
import { EVALUATION_PATH, type Manifest, PROFILE_PATH, type Receipt } from '@attestlayer/kit';
import * as z from 'zod';
import type { CoreDigests } from './check-files.ts';
import { MAX_EVALUATION_BYTES } from './limits.ts';
import { orNull, type Run } from './run.ts';

/**
 * What a verifier reads of an evaluation: enough to see that it is the PASS that the receipt speaks of. The full schema
 * belongs to the evaluator; the bytes are bound by their hash.
 */
const evaluationSchema = z.looseObject({
  schema: z.literal('attestlayer.evaluation.v1'),
  packet_id: z.string(),
  attempt: z.number(),
  outcome: z.string(),
  profile: z.looseObject({ id: z.string(), version: z.number(), lane_id: z.string(), sha256: z.string() }),
  period: z.strictObject({ from: z.string(), until: z.string() }).nullable(),
});

/** reports/evaluation.json is the one of the receipt, and its outcome is PASS (spec/verification.md 4.9). */
export async function checkEvaluation(run: Run, receipt: Receipt): Promise<void> {
  const path = EVALUATION_PATH;
  const bytes = await orNull(run, 'evaluation', path, () => run.entries.get(path)!.bytes(MAX_EVALUATION_BYTES));
  if (bytes === null) return;
  const hash = { path, expected: receipt.scope.evaluation_sha256, found: sha256Hex(bytes) };
  if (!run.findings.compare('evaluation', 'evaluation_differs', hash)) return;
  const evaluation = readEvaluation(bytes);
  if (evaluation === null) {
    run.findings.fail('evaluation', 'evaluation_malformed', { path });
    return;
  }
  const outcome = { path, expected: receipt.outcome, found: evaluation.outcome };
  run.findings.compare('evaluation', 'evaluation_not_pass', outcome);
  run.findings.compare('evaluation', 'evaluation_differs', {
    path,
    expected: describeScope(receipt),
    found: describe(evaluation),
  });
}

/** profile.json is the profile of manifest and receipt; its digest was taken with those of the core. */
export function checkProfile(run: Run, manifest: Manifest, receipt: Receipt, digests: CoreDigests): void {
  const found = digests.get(PROFILE_PATH)?.sha256;
  if (found === undefined) {
    run.findings.notEstablished('profile', 'file_not_hashed', { path: PROFILE_PATH });
    return;
  }
  for (const expected of new Set([manifest.profile.sha256, receipt.scope.profile_sha256])) {
    run.findings.compare('profile', 'profile_differs', { path: PROFILE_PATH, expected, found });
  }
}

type EvaluationHead = z.infer<typeof evaluationSchema>;

function readEvaluation(bytes: Uint8Array): EvaluationHead | null {
  try {
    const parsed = evaluationSchema.safeParse(readCanonical(bytes));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof EncodingError) return null;
    throw error;
  }
}

function describe({ packet_id, attempt, profile, period }: EvaluationHead): string {
  return `packet ${packet_id}, attempt ${attempt}, profile ${profile.id} ${profile.version} ${profile.lane_id} ${profile.sha256}, period ${describePeriod(period)}`;
}

function describeScope({ packet_id, scope }: Receipt): string {
  const profile = {
    id: scope.profile_id,
    version: scope.profile_version,
    lane_id: scope.lane_id,
    sha256: scope.profile_sha256,
  };
  return `packet ${packet_id}, attempt ${scope.attempt}, profile ${profile.id} ${profile.version} ${profile.lane_id} ${profile.sha256}, period ${describePeriod(scope.period)}`;
}

function describePeriod(period: { from: string; until: string } | null): string {
  return period === null ? 'none' : `${period.from} to ${period.until}`;
}
