import { readFile } from 'node:fs/promises';
import { createFileHasher, openKit, writeFileAtomic } from '@attestlayer/disk';
import { writeCanonical } from '@attestlayer/encoding';
import { KitError, verifyTrustVersions } from '@attestlayer/kit';
import {
  DEFAULT_POLICY,
  type Policy,
  parsePolicy,
  policySchema,
  renderReportText,
  reportUnreadableKit,
  type StatusView,
  type VerificationReport,
  verifyKit,
} from '@attestlayer/verify';
import { CliError } from '../cli-error.ts';
import { readClock } from '../clock.ts';
import type { CommandContext } from '../program.ts';
import { createProgress } from '../progress.ts';
import { readTrust, type TrustOptions } from '../read-trust.ts';

export type VerifyOptions = TrustOptions & {
  policy?: string;
  require?: string[];
  log?: string;
  workers?: string;
  report?: string;
  now?: string;
};

/** `verify`: prints the report and exits with its code. */
export async function verify(context: CommandContext, path: string, options: VerifyOptions): Promise<void> {
  const { output } = context;
  const report = await verifyPath(context, path, options);
  if (options.report) await writeFileAtomic(options.report, writeCanonical(report));
  output.resultJson(report);
  output.result(renderReportText(report, { colour: output.colour }).trimEnd());
  process.exitCode = report.exit_code;
}

async function verifyPath(context: CommandContext, path: string, options: VerifyOptions): Promise<VerificationReport> {
  const now = readClock(options.now);
  const policy = await readPolicy(options);
  const progress = createProgress({ enabled: !context.output.json && !context.quiet });
  const hasher = createFileHasher(options.workers === undefined ? {} : { workers: readWorkers(options.workers) });
  let close = async () => {};
  try {
    const opened = await openKit(path);
    close = opened.close;
    const trust = await readTrust(context.home, options, opened.kit);
    const status = options.log === undefined ? null : await readStatus(options.log, trust);
    return await verifyKit({
      kit: opened.kit,
      trust,
      policy,
      status,
      now,
      hashFiles: hasher.hashFiles,
      onProgress: ({ stage, doneBytes, totalBytes }) => progress.update(stage, doneBytes, totalBytes),
    });
  } catch (error) {
    if (error instanceof KitError) return reportUnreadableKit(error, { policy, now });
    throw error;
  } finally {
    progress.end();
    await hasher.close();
    await close();
  }
}

async function readPolicy({ policy, require }: VerifyOptions): Promise<Policy> {
  const base = policy === undefined ? DEFAULT_POLICY : parsePolicy(new Uint8Array(await readFile(policy)));
  const parsed = policySchema.safeParse({ ...base, require: [...new Set([...base.require, ...(require ?? [])])] });
  if (parsed.success) return parsed.data;
  throw new CliError({
    code: 'policy_malformed',
    message: `--require takes witnessed, not_withdrawn or time_bracket, found "${require?.join(' ')}"`,
    hint: 'leave it out to require what every verifier requires',
  });
}

/** Learns withdrawals and revocations from a local log, whose checkpoint must be signed by the log key of the trust root. */
async function readStatus(
  directory: string,
  { pinned, updates }: { pinned: Uint8Array | null; updates: Uint8Array[] },
): Promise<StatusView | null> {
  if (pinned === null) return null;
  const { readStatusView } = await import('@attestlayer/log');
  try {
    return await readStatusView({ directory, versions: await verifyTrustVersions({ pinned, updates }) });
  } catch (error) {
    // What is wrong with the trust root is the verifier's to report, and is no fault of the kit.
    if (error instanceof KitError) return null;
    throw error;
  }
}

function readWorkers(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new CliError({
    code: 'workers_malformed',
    message: `--workers takes a whole number from 1 to 64, found "${text}"`,
    hint: 'leave it out to let the size of the kit decide',
  });
}
