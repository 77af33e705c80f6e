import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter } from './adapter.ts';

export type AdapterSummary = { folder: string; cases: number; wrong: number };

/** A set that is broken as a whole prints some of its cases, not thousands. */
const SHOWN_FAILURES = 20;

/**
 * Runs each adapter over its folder below `directory` and prints what was wrong. A set that is not there is not counted; a run
 * without any set is a failure, because it would have shown nothing.
 */
export async function runAdapters(directory: string, adapters: readonly Adapter[]): Promise<AdapterSummary[]> {
  const summaries: AdapterSummary[] = [];
  for (const { folder, run } of adapters) {
    const path = join(directory, folder);
    if (!(await isFolder(path))) continue;
    const results = await run(path);
    const wrong = results.filter(({ ok }) => !ok);
    for (const result of wrong.slice(0, SHOWN_FAILURES)) {
      process.stdout.write(`  WRONG ${folder} ${result.case}: expected ${result.expected}, found ${result.found}\n`);
    }
    process.stdout.write(
      `${wrong.length === 0 ? 'ok   ' : 'WRONG'} ${folder}: ${results.length} cases, ${wrong.length} wrong\n`,
    );
    summaries.push({ folder, cases: results.length, wrong: wrong.length });
  }
  return summaries;
}

/** Prints the figures as one JSON line and sets the exit code. */
export function reportSummaries(name: string, summaries: readonly AdapterSummary[], more: object = {}): void {
  const cases = summaries.reduce((sum, summary) => sum + summary.cases, 0);
  const wrong = summaries.reduce((sum, summary) => sum + summary.wrong, 0);
  const empty = summaries.filter((summary) => summary.cases === 0).map(({ folder }) => folder);
  const ok = cases > 0 && wrong === 0 && empty.length === 0;
  process.stdout.write(
    `${JSON.stringify({ [name]: ok ? 'ok' : 'failed', sets: summaries.length, cases, wrong, empty, ...more })}\n`,
  );
  process.exitCode = ok ? 0 : 1;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true;
}
