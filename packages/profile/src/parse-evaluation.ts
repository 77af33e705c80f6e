import { sha256Hex, writeCanonical } from '@attestlayer/encoding';
import { type Evaluation, evaluationSchema } from './evaluation-schema.ts';
import { ProfileError } from './profile-error.ts';
import { readJson } from './read-json.ts';

/**
 * Reads a `reports/evaluation.json` (spec/profiles.md 6).
 *
 * @throws ProfileError `evaluation_json` or `evaluation_schema`
 */
export function parseEvaluation(bytes: Uint8Array): Evaluation {
  const result = evaluationSchema.safeParse(readJson(bytes, 'evaluation_json'));
  if (!result.success) throw new ProfileError('evaluation_schema', 'not an evaluation', { cause: result.error });
  return result.data;
}

/** The bytes of `reports/evaluation.json`: the canonical JSON of the evaluation. */
export function writeEvaluation(evaluation: Evaluation): Uint8Array {
  return writeCanonical(evaluation);
}

/** The SHA-256 of {@link writeEvaluation}, as 64 lower-case hex digits; the receipt names it. */
export function evaluationSha256(evaluation: Evaluation): string {
  return sha256Hex(writeEvaluation(evaluation));
}
