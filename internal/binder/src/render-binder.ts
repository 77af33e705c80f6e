import { setImmediate } from 'node:timers/promises';
import { checkModel } from './check-model.ts';
import { type CompileResult, compileTemplate, findUnbearable } from './compile.ts';
import { type DeliveredDocument, deliver } from './deliver.ts';
import { buildExhibitData } from './exhibit-data.ts';
import { loadCoverage } from './fonts.ts';
import { buildFrontData } from './front-data.ts';
import { type JobFolder, withJobFolder } from './job-folder.ts';
import { type BinderLimits, resolveLimits } from './limits.ts';
import type { BinderModel } from './model.ts';
import { applyBudget } from './page-budget.ts';
import { type PreparedExhibit, prepareExhibits } from './prepare-exhibits.ts';
import { openReadingCache } from './reading-cache.ts';
import type { SlipReason } from './slip-reasons.ts';

/** How far a rendering is: exhibits opened in `prepare`, one step in `compile`. */
export type RenderProgress = { stage: 'prepare' | 'compile'; done: number; total: number };

/** What was written. `slips` names the exhibits that are represented by a slip sheet, and why. */
export type RenderedDocument = DeliveredDocument & { slips: { number: number; reason: SlipReason }[] };

/** Input of {@link renderBinder}; `limits` overrides single defaults, `cacheFolder` is one that `warmBinderCache` fills. */
export type RenderBinderOptions = {
  model: BinderModel;
  outFile: string;
  onProgress?: (progress: RenderProgress) => void;
  limits?: Partial<BinderLimits>;
  cacheFolder?: string;
};

/**
 * Writes `binder.pdf`: front matter, then every exhibit as stamped pages or as a slip sheet with the reason. PDF 1.7,
 * tagged, with bookmarks; no PDF/A claim, because bound pages bring what nobody can vouch for. Equal models and bytes
 * give equal files. A hostile exhibit never makes it fail.
 * @throws {BinderError} `model_invalid`, `limit_exceeded`, `exhibit_mismatch`, `exhibit_unreadable`, `template_failed`, `compile_failed`
 */
export async function renderBinder({
  model,
  outFile,
  onProgress,
  ...options
}: RenderBinderOptions): Promise<RenderedDocument> {
  const limits = resolveLimits(options.limits);
  checkModel(model, limits);
  const total = model.exhibits.length;
  return withJobFolder(async (job) => {
    const preparing = prepareExhibits({
      exhibits: model.exhibits,
      job,
      limits,
      cache: openReadingCache(options.cacheFolder),
      onExhibit: (done) => onProgress?.({ stage: 'prepare', done, total }),
    });
    await setImmediate(); // lets the readers start before this thread is busy with the fonts
    loadCoverage();
    const read = await preparing;
    onProgress?.({ stage: 'compile', done: 0, total: 1 });
    const { result, prepared } = await compileBinder({ model, job, limits }, applyBudget(read, limits));
    const delivered = await deliver(result, outFile);
    onProgress?.({ stage: 'compile', done: 1, total: 1 });
    return { ...delivered, slips: listSlips(prepared) };
  });
}

type BinderJob = { model: BinderModel; job: JobFolder; limits: BinderLimits };

/** Compiles; when that fails, finds the exhibits to blame, makes slip sheets of them and compiles once more. */
async function compileBinder(
  { model, job, limits }: BinderJob,
  prepared: PreparedExhibit[],
): Promise<{ result: CompileResult; prepared: PreparedExhibit[] }> {
  const front = buildFrontData(model, 'Evidence binder');
  const describe = (items: PreparedExhibit[]) => ({
    ...front,
    exhibits: items.map((item) => buildExhibitData(item, model)),
    slips: listSlips(items).length,
  });
  const compile = (items: PreparedExhibit[]) =>
    compileTemplate({ job, template: 'binder.typ', data: describe(items), limits });
  const result = await compile(prepared);
  if (result.outcome === 'compiled') return { result, prepared };
  const guilty = await findUnbearable({ job, data: describe(prepared), count: prepared.length, limits });
  if (guilty.size === 0) return { result, prepared };
  const mended = prepared.map(
    (item, index): PreparedExhibit =>
      guilty.has(index) ? { ...item, reading: { kind: 'slip', reason: 'layout_failed' } } : item,
  );
  return { result: await compile(mended), prepared: mended };
}

function listSlips(prepared: PreparedExhibit[]): RenderedDocument['slips'] {
  return prepared.flatMap(({ exhibit, reading }) =>
    reading.kind === 'slip' ? [{ number: exhibit.number, reason: reading.reason }] : [],
  );
}
