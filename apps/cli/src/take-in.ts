import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInspector } from '@attestlayer/inspect';
import { type PacketFile, readSubmission, type Submission } from '@attestlayer/intake';
import { type Evaluation, evaluate, type Profile, suggestRequirements } from '@attestlayer/profile';
import { CliError } from './cli-error.ts';
import type { Progress } from './progress.ts';

export type SubmissionOptions = { packet?: string; acceptSuggestions?: boolean };

export type TakeInInput = {
  folder: string;
  profile: Profile;
  packetId: string;
  endedRecordIds: ReadonlySet<string>;
  at: string;
  packetFile: PacketFile;
  acceptSuggestions: boolean;
  progress: Progress;
};

/** Two inspecting processes keep both cores of a small machine busy; each may take its full memory limit. */
const INSPECTING_PROCESSES = 2;

/**
 * Takes a folder in and hands the submission to `use`, while the unpacked archives still exist; they are removed afterwards.
 * @throws IntakeError when the folder cannot be taken in at all
 */
export async function withSubmission<T>(input: TakeInInput, use: (submission: Submission) => Promise<T>): Promise<T> {
  const workDirectory = await mkdtemp(join(tmpdir(), 'attestlayer-intake-'));
  const inspector = createInspector({ processes: INSPECTING_PROCESSES });
  try {
    const submission = await readSubmission({
      folder: input.folder,
      packetFile: input.packetFile,
      profile: input.profile,
      packetId: input.packetId,
      endedRecordIds: input.endedRecordIds,
      inspector,
      workDirectory,
      receivedAt: input.at,
      onProgress: (done, total) => input.progress.update('inspecting', done, total),
    });
    if (input.acceptSuggestions) confirmSuggestions(input.profile, submission);
    return await use(submission);
  } finally {
    await inspector.close();
    await rm(workDirectory, { recursive: true, force: true });
  }
}

/** Evaluates a submission; pure but for the submission it is given. */
export function evaluateSubmission(input: TakeInInput, submission: Submission, attempt: number): Evaluation {
  const { packetFile } = input;
  return evaluate({
    profile: input.profile,
    packetId: input.packetId,
    period: packetFile.period ?? null,
    declarations: packetFile.declarations ?? {},
    records: submission.records.map(({ file: _file, ...record }) => record),
    attempt,
    evaluatedAt: input.at,
  });
}

/** Assigns each record without a requirement to its best suggestion: the person who gives the option confirms them all. */
function confirmSuggestions(profile: Profile, { records }: Submission): void {
  const open = records.filter(({ requirementIds }) => requirementIds.length === 0);
  for (const [index, { suggestions }] of suggestRequirements(profile, open).entries()) {
    const [best] = suggestions;
    const record = open[index];
    if (best && record) record.requirementIds = [best.requirementId];
  }
}

/** The client that a packet is for, from the packet file or the options. @throws CliError `client_missing` */
export function clientOf(
  { client }: PacketFile,
  options: { clientName?: string; clientId?: string },
): { id: string; name: string } {
  if (client) return client;
  if (!options.clientName) {
    throw new CliError({
      code: 'client_missing',
      message: 'nothing says which client the kit is for',
      hint: 'give --client-name NAME, or put "client" into packet.json',
    });
  }
  return { id: options.clientId ?? slug(options.clientName), name: options.clientName };
}

function slug(name: string): string {
  const text = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return text.slice(0, 48) || 'client';
}
