import { findPacketFile, type PacketFile, type Submission } from '@attestlayer/intake';
import { type Profile, renderBlockersText, suggestRequirements } from '@attestlayer/profile';
import { EXIT } from '../cli-error.ts';
import { readClock } from '../clock.ts';
import { findProfileOrFail } from '../find-profile.ts';
import { homePaths, readHome } from '../home.ts';
import type { CommandContext } from '../program.ts';
import { createProgress } from '../progress.ts';
import { clientOf, evaluateSubmission, type SubmissionOptions, withSubmission } from '../take-in.ts';
import { writeEvaluationReport } from '../write-report.ts';

export type EvaluateOptions = SubmissionOptions & { profile: string; suggest?: boolean; at?: string; report?: string };

/** A dry run belongs to no packet; its records and report carry this id. */
const DRY_RUN_PACKET_ID = 'dry-run';

/** `evaluate`: what would block now. Needs no home folder, keeps nothing, counts as no attempt. */
export async function evaluateFolder(context: CommandContext, folder: string, options: EvaluateOptions): Promise<void> {
  const { output } = context;
  const profile = await findProfileOrFail(options.profile);
  const progress = createProgress({ enabled: !output.json && !context.quiet });
  const packetFile = await findPacketFile(folder, options.packet);
  const acceptSuggestions = options.acceptSuggestions === true;
  const at = readClock(options.at);
  const input = {
    folder,
    profile,
    packetId: DRY_RUN_PACKET_ID,
    endedRecordIds: new Set<string>(),
    at,
    packetFile,
    acceptSuggestions,
    progress,
  };
  await withSubmission(input, async (submission) => {
    progress.end();
    if (options.suggest) return printSuggestions(context, profile, packetFile, submission);
    const evaluation = evaluateSubmission(input, submission, 1);
    output.resultJson(evaluation);
    output.result(renderBlockersText(evaluation, { colour: output.colour }).trimEnd());
    for (const { name, reason } of submission.skipped) output.talk(`skipped ${name}: ${reason}`);
    if (options.report) {
      const client = clientOf(packetFile, { clientName: 'not named' });
      const party = await readHome(homePaths(context.home)).catch(() => null);
      const unnamed = { id: 'none', name: 'not set up' };
      const parties = { issuer: party?.issuer ?? unnamed, partner: party?.partner ?? unnamed, client };
      const paths = await writeEvaluationReport({ folder: options.report, evaluation, profile, parties });
      for (const path of paths) output.talk(`wrote ${path}`);
    }
    process.exitCode = evaluation.outcome === 'PASS' ? EXIT.ok : EXIT.refused;
  });
}

/** Prints a packet file to read, correct and save: suggestions never decide anything by themselves. */
function printSuggestions(
  context: CommandContext,
  profile: Profile,
  packetFile: PacketFile,
  { records }: Submission,
): void {
  const assigned: Record<string, { requirements: string[] }> = {};
  for (const [index, { suggestions }] of suggestRequirements(profile, records).entries()) {
    const record = records[index];
    if (!record) continue;
    const [best] = suggestions;
    const confirmed = record.requirementIds.length > 0;
    assigned[record.originalName] = {
      requirements: confirmed ? record.requirementIds : best ? [best.requirementId] : [],
    };
    if (!confirmed) {
      const why = best ? `${best.requirementId}, ${best.confidence} %: ${best.reasons.join('; ')}` : 'nothing fits';
      context.output.talk(`${record.originalName}\n    ${why}`);
    }
  }
  process.stdout.write(`${JSON.stringify({ ...packetFile, records: assigned }, null, 2)}\n`);
}
