import { join } from 'node:path';
import { checkModel } from './check-model.ts';
import { compileTemplate } from './compile.ts';
import { type DeliveredDocument, deliver } from './deliver.ts';
import { checkExhibit } from './exhibit-bytes.ts';
import { describeExhibit } from './exhibit-data.ts';
import { buildFrontData, printName } from './front-data.ts';
import { type JobFolder, withJobFolder } from './job-folder.ts';
import { type BinderLimits, resolveLimits } from './limits.ts';
import type { BinderExhibit, BinderModel } from './model.ts';
import { splitForBreaks } from './printable.ts';
import type { RenderBinderOptions } from './render-binder.ts';

/** Input of {@link renderRecord}. */
export type RenderRecordOptions = Pick<RenderBinderOptions, 'model' | 'outFile' | 'limits' | 'onProgress'>;

/** What was written. `notAttached` names the exhibits whose bytes did not fit; they have a slip sheet that says so. */
export type RenderedRecord = DeliveredDocument & { notAttached: number[] };

/**
 * Writes `record.pdf`: PDF/A-3a, front matter and one slip sheet an exhibit, the originals attached byte-exact. No exhibit
 * is opened for it, so nothing in an exhibit can break it.
 * @throws {BinderError} `model_invalid`, `limit_exceeded`, `exhibit_mismatch`, `exhibit_unreadable`, `template_failed`, `compile_failed`
 */
export async function renderRecord({
  model,
  outFile,
  onProgress,
  ...options
}: RenderRecordOptions): Promise<RenderedRecord> {
  const limits = resolveLimits(options.limits);
  checkModel(model, limits);
  const attached = chooseAttached(model.exhibits, limits);
  const total = model.exhibits.length;
  return withJobFolder(async (job) => {
    for (const [index, exhibit] of model.exhibits.entries()) {
      await checkExhibit(exhibit, attached.has(exhibit) ? attachmentPath(job, exhibit) : undefined);
      onProgress?.({ stage: 'prepare', done: index + 1, total });
    }
    onProgress?.({ stage: 'compile', done: 0, total: 1 });
    const exhibits = model.exhibits.map((exhibit) => describeAttachment(exhibit, model, attached.has(exhibit)));
    const data = { ...buildFrontData(model, 'Evidence record'), exhibits };
    const delivered = await deliver(await compileTemplate({ job, template: 'record.typ', data, limits }), outFile);
    onProgress?.({ stage: 'compile', done: 1, total: 1 });
    const notAttached = model.exhibits.filter((exhibit) => !attached.has(exhibit)).map(({ number }) => number);
    return { ...delivered, notAttached };
  });
}

/** In exhibit order, as long as they fit. */
function chooseAttached(exhibits: BinderExhibit[], limits: BinderLimits): Set<BinderExhibit> {
  let room = limits.attachedBytes;
  const chosen = exhibits.filter((exhibit) => {
    const fits = exhibit.sizeBytes <= room;
    if (fits) room -= exhibit.sizeBytes;
    return fits;
  });
  return new Set(chosen);
}

function describeAttachment(exhibit: BinderExhibit, model: BinderModel, isAttached: boolean): object {
  const name = attachmentName(exhibit);
  return {
    ...describeExhibit(exhibit, model.requirements),
    attached: isAttached ? name : null,
    attachedPieces: splitForBreaks(name),
    attachedFile: `/exhibits/${exhibit.number}`,
    mediaType: exhibit.mediaType,
    description: `Exhibit ${exhibit.number}: ${printName(exhibit.originalName).text}, SHA-256 ${exhibit.sha256}`,
  };
}

/** The number keeps names apart: two exhibits may end in the same file name. Most kit paths carry it already. */
function attachmentName({ number, path }: BinderExhibit): string {
  const prefix = `${String(number).padStart(3, '0')}-`;
  const name = path.split('/').at(-1)!;
  return name.startsWith(prefix) ? name : `${prefix}${name}`;
}

function attachmentPath(job: JobFolder, exhibit: BinderExhibit): string {
  return join(job.exhibits, String(exhibit.number));
}
