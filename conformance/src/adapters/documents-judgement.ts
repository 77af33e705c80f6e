import type { VectorResult } from '../adapter.ts';
import type { LabelledFile } from './documents-labels.ts';
import type { Verdict } from './documents-verdict.ts';

/** Where we decide otherwise than a label suggests, or where the label is wrong; never without the reason. */
export type Deviation = { verdict: Verdict['verdict']; reason: string };

/** Deviations by `set/file`, or by `set:category` for a whole category. */
export type Deviations = Readonly<Record<string, Deviation>>;

/** A file judged, and what judging it took. */
export type Judged = { result: VectorResult; durationMs: number };

/** Judges one file and compares the verdict with our deviation, or else with the label; a throw is a crash. */
export async function judgeLabelled(
  file: LabelledFile,
  judge: (file: LabelledFile) => Promise<Verdict>,
  deviations: Deviations,
): Promise<Judged> {
  const name = `${file.set}/${file.file}`;
  const deviation = deviations[name] ?? deviations[`${file.set}:${file.category}`];
  const expected = deviation === undefined ? file.expect : `${deviation.verdict} (${deviation.reason})`;
  const wanted = deviation?.verdict ?? file.expect;
  const started = performance.now();
  const found = await judge(file).catch((error: unknown) => ({ verdict: 'crash', reason: String(error) }));
  const durationMs = performance.now() - started;
  const answered = found.verdict === 'accept' || found.verdict === 'reject';
  const ok = answered && (wanted === 'policy' || wanted === 'answer' || found.verdict === wanted);
  return { result: { case: name, expected, found: `${found.verdict}: ${found.reason}`, ok }, durationMs };
}

/** The last result of a run, printed as well: what the worst file cost, against the bounds that inspection promises. */
export function judgeCost(
  judged: Judged[],
  cost: { peakMemoryBytes: number; memoryBoundBytes: number; timeBoundMs: number },
): VectorResult {
  const slowest = judged.reduce((worst, next) => (next.durationMs > worst.durationMs ? next : worst));
  const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
  const found = `peak ${megabytes(cost.peakMemoryBytes)}, slowest ${slowest.result.case} (${Math.round(slowest.durationMs)} ms)`;
  process.stdout.write(`      ${judged.length} files: ${found}\n`);
  return {
    case: `cost of ${judged.length} files`,
    expected: `peak memory of the process below ${megabytes(cost.memoryBoundBytes)}, every file within ${cost.timeBoundMs} ms`,
    found,
    ok: cost.peakMemoryBytes < cost.memoryBoundBytes && slowest.durationMs < cost.timeBoundMs,
  };
}
