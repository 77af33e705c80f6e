import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBlockerReport } from '@attestlayer/binder';
import { writeFileAtomic } from '@attestlayer/disk';
import { encodeUtf8 } from '@attestlayer/encoding';
import type { KitParties } from '@attestlayer/issuer';
import {
  type Evaluation,
  type Profile,
  renderBlockersCsv,
  renderBlockersText,
  writeEvaluation,
} from '@attestlayer/profile';

export type ReportInput = { folder: string; evaluation: Evaluation; profile: Profile; parties: KitParties };

/** Writes the report of an evaluation as JSON, text, CSV and PDF; returns the paths. */
export async function writeEvaluationReport({ folder, evaluation, profile, parties }: ReportInput): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const base = join(folder, `evaluation-${evaluation.packet_id}-attempt-${evaluation.attempt}`);
  await writeFileAtomic(`${base}.json`, writeEvaluation(evaluation));
  await writeFileAtomic(`${base}.txt`, encodeUtf8(renderBlockersText(evaluation, { colour: false })));
  await writeFileAtomic(`${base}.csv`, encodeUtf8(renderBlockersCsv(evaluation)));
  await renderBlockerReport({
    outFile: `${base}.pdf`,
    model: {
      packetId: evaluation.packet_id,
      evaluatedAt: evaluation.evaluated_at,
      ...parties,
      profile: {
        id: profile.id,
        version: String(profile.version),
        laneId: profile.lane_id,
        title: profile.title,
        sha256: evaluation.profile.sha256,
      },
      period: evaluation.period,
      attempt: evaluation.attempt,
      sandbox: false,
      outcome: evaluation.outcome,
      requirements: evaluation.requirements,
      blockers: evaluation.blockers.map(({ requirement_id, affected, ...blocker }) => ({
        ...blocker,
        requirementId: requirement_id,
        affected: affected.map(({ record_id, original_name, sha256 }) => ({
          recordId: record_id,
          originalName: original_name,
          sha256,
        })),
      })),
      boundary: evaluation.boundary,
    },
  });
  return ['json', 'txt', 'csv', 'pdf'].map((extension) => `${base}.${extension}`);
}
