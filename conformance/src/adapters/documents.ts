import { createInspector, INSPECT_LIMITS } from '@attestlayer/inspect';
import type { Adapter } from '../adapter.ts';
import { DOCUMENT_DEVIATIONS } from './documents-deviations.ts';
import { type Deviations, type Judged, judgeCost, judgeLabelled } from './documents-judgement.ts';
import { type LabelledFile, listLabelledFiles } from './documents-labels.ts';
import { judgeFile } from './documents-verdict.ts';

/** Memory is polled, so a bomb overshoots the limit by what it takes between two looks. */
const MEMORY_BOUND_BYTES = INSPECT_LIMITS.memoryBytes * 1.5;

/** The files of the sets are small: the deadline of a record and the start of a new process. */
const TIME_BOUND_MS = INSPECT_LIMITS.timeoutMs + 10_000;

/** Broken, encrypted, huge, active and odd documents: each gets a clear answer, and none costs more than allowed. */
export const documentsAdapter: Adapter = {
  folder: 'C-documents',
  run: (directory) => runThroughInspector(directory, DOCUMENT_DEVIATIONS),
};

/** Real records of the kind that clients submit: each is read without refusal or problem. */
export const evidenceAdapter: Adapter = {
  folder: 'evidence',
  run: (directory) => runThroughInspector(directory, {}, (file) => ({ ...file, expect: 'accept' })),
};

async function runThroughInspector(
  directory: string,
  deviations: Deviations,
  relabel: (file: LabelledFile) => LabelledFile = (file) => file,
) {
  const inspector = createInspector();
  try {
    const judged: Judged[] = [];
    for (const file of (await listLabelledFiles(directory)).map(relabel)) {
      const judge = () => judgeFile(inspector, { path: file.path, name: file.file });
      judged.push(await judgeLabelled(file, judge, deviations));
    }
    const { peakMemoryBytes } = inspector.measure();
    const cost = judgeCost(judged, {
      peakMemoryBytes,
      memoryBoundBytes: MEMORY_BOUND_BYTES,
      timeBoundMs: TIME_BOUND_MS,
    });
    return [...judged.map(({ result }) => result), cost];
  } finally {
    await inspector.close();
  }
}
