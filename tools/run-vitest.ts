import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { run, type StepResult } from './steps.ts';

type RunVitestInput = {
  /** Files and options, as the command takes them. */
  args: string[];
  reporter: 'default' | 'dot';
  /** Where its own count is written. */
  reportPath: string;
};

/** Runs tests and counts them. A file that does not load fails the run without a failed test of its own. */
export async function runVitest({ args, reporter, reportPath }: RunVitestInput): Promise<StepResult> {
  await mkdir(dirname(reportPath), { recursive: true });
  await rm(reportPath, { force: true });
  const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${reportPath}`];
  // In a log nobody sees colours, and a coloured dot is sixteen characters.
  const exitCode = await run('vitest', ['run', ...reporters, ...args], process.stdout.isTTY ? {} : { NO_COLOR: '1' });
  const report = JSON.parse(await readFile(reportPath, 'utf8').catch(() => '{}'));
  const passed = Number(report.numPassedTests ?? 0);
  const failed = Number(report.numFailedTests ?? 0);
  const skipped = Number(report.numPendingTests ?? 0);
  if (skipped > 0)
    process.stdout.write(`${skipped} SKIPPED: they need what this machine lacks, and count as nothing\n`);
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}
