import { ARCHIVE_LIMITS } from '@attestlayer/inspect';
import type { Adapter, VectorResult } from '../adapter.ts';
import { ARCHIVE_DEVIATIONS } from './archives-deviations.ts';
import { type Judged, judgeCost, judgeLabelled } from './documents-judgement.ts';
import { listLabelledFiles } from './documents-labels.ts';
import { judgeArchive } from './documents-verdict.ts';

/** Archives are expanded in this process, so what counts is what it may hold at any time, tests included. */
const MEMORY_BOUND_BYTES = 400_000_000;

/** Writing the bytes that an archive may unpack to, on a slow disk. */
const TIME_BOUND_MS = ARCHIVE_LIMITS.totalBytes / 50_000;

/** Hostile and odd ZIPs: each is expanded or refused with a code. */
export const archivesAdapter: Adapter = {
  folder: 'B-zip',
  async run(directory): Promise<VectorResult[]> {
    const judged: Judged[] = [];
    let peakMemoryBytes = 0;
    for (const file of await listLabelledFiles(directory)) {
      const judge = () => judgeArchive({ path: file.path, name: file.file });
      judged.push(await judgeLabelled(file, judge, ARCHIVE_DEVIATIONS));
      peakMemoryBytes = Math.max(peakMemoryBytes, process.memoryUsage.rss());
    }
    const cost = judgeCost(judged, {
      peakMemoryBytes,
      memoryBoundBytes: MEMORY_BOUND_BYTES,
      timeBoundMs: TIME_BOUND_MS,
    });
    return [...judged.map(({ result }) => result), cost];
  },
};
