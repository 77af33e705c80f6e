import type { RecordFacts } from '@attestlayer/profile';
import { type DetectedKind, detectKind } from './detect-kind.ts';
import { readStop } from './inspect-error.ts';
import { inspectImage } from './inspect-image.ts';
import type { InspectionTask } from './inspection-process.ts';
import { inspectOfficePackage } from './office/inspect-package.ts';
import { inspectPdf } from './pdf/inspect-pdf.ts';
import { inspectText } from './text/inspect-text.ts';

/** The facts that the bytes themselves give; hash and size are taken by the parent. */
export type ContentFacts = Omit<RecordFacts, 'sha256' | 'size'>;

/** What a reader adds to the facts: what it measured, and a refusal or problem it met on the way. */
export type Findings = Partial<Omit<ContentFacts, 'type' | 'mediaType'>>;

/** Establishes the facts about one file, inside the inspecting process. */
export async function inspectFile(task: InspectionTask): Promise<ContentFacts> {
  const kind = await detectKind(task);
  const known: ContentFacts = { type: kind.type, mediaType: kind.mediaType, refusal: null, problem: null };
  try {
    return { ...known, ...(await readContent(task, kind)) };
  } catch (error) {
    const stop = readStop(error);
    if (stop === null) throw error;
    return { ...known, ...stop };
  }
}

async function readContent(task: InspectionTask, kind: DetectedKind): Promise<Partial<ContentFacts>> {
  switch (kind.reader) {
    case 'none':
      return kind.stop;
    case 'pdf':
      return inspectPdf(task);
    case 'image':
      return inspectImage(task, kind.type);
    case 'office':
      return inspectOfficePackage(task);
    case 'text':
      return inspectText(task, kind.type, kind.encoding);
  }
}
