import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checkExhibit, type ExhibitFile, readExhibit } from './exhibit-bytes.ts';
import type { JobFolder } from './job-folder.ts';
import type { BinderLimits } from './limits.ts';
import type { BinderExhibit } from './model.ts';
import { createReaderProcess, type ReaderProcess } from './reader-process.ts';
import type { ReaderKind, Reading } from './readers/reading.ts';
import type { ReadingCache } from './reading-cache.ts';

/** An exhibit and how it is shown; `boundFile` is the job path of its pages. */
export type PreparedExhibit<Exhibit extends ExhibitFile = BinderExhibit> = {
  exhibit: Exhibit;
  reading: Reading;
  boundFile: string;
};

/** Which reader opens which media type; what is not listed here gets a slip sheet. */
const READERS: Readonly<Record<string, ReaderKind>> = {
  'application/pdf': 'pdf',
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'text/csv': 'table',
  'text/plain': 'text',
  'text/markdown': 'text',
  'application/json': 'text',
};

/** Two readers halve the time on two cores; more would only multiply the memory of the largest files. */
const READER_PROCESSES = Math.min(2, availableParallelism());

type PrepareOptions<Exhibit> = {
  exhibits: Exhibit[];
  job: JobFolder;
  limits: BinderLimits;
  cache: ReadingCache;
  onExhibit: (done: number) => void;
};

/** Opens every exhibit in a reader process; equal bytes are opened once. A hostile file ends as a slip sheet, never as an error. */
export async function prepareExhibits<Exhibit extends ExhibitFile>(
  options: PrepareOptions<Exhibit>,
): Promise<PreparedExhibit<Exhibit>[]> {
  const { exhibits, job, onExhibit } = options;
  const prepared: PreparedExhibit<Exhibit>[] = new Array(exhibits.length);
  const opened = new Map<string, Promise<OpenedFile>>();
  // The largest first: a reader that met it last would work on alone.
  const queue = [...exhibits.entries()].sort(([, a], [, b]) => b.sizeBytes - a.sizeBytes).values();
  let done = 0;
  let stopped = false;
  const work = async () => {
    const reader = createReaderProcess(job.exhibits);
    try {
      for (const [index, exhibit] of queue) {
        if (stopped) return;
        const key = `${exhibit.sha256} ${exhibit.mediaType}`;
        const earlier = opened.get(key);
        if (earlier) await checkExhibit(exhibit);
        const opening = earlier ?? openExhibit(exhibit, { ...options, reader });
        opened.set(key, opening);
        prepared[index] = { exhibit, ...(await opening) };
        done += 1;
        onExhibit(done);
      }
    } catch (cause) {
      stopped = true;
      throw cause;
    } finally {
      reader.close();
    }
  };
  // Every worker has to come to rest before the job folder goes away, also when the other one failed.
  const outcomes = await Promise.allSettled(Array.from({ length: READER_PROCESSES }, work));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return prepared;
}

type OpenedFile = { reading: Reading; boundFile: string };
type OpenOptions = Omit<PrepareOptions<ExhibitFile>, 'exhibits' | 'onExhibit'> & { reader: ReaderProcess };

async function openExhibit(exhibit: ExhibitFile, { job, limits, cache, reader }: OpenOptions): Promise<OpenedFile> {
  const { sha256, mediaType, sizeBytes } = exhibit;
  const name = `${exhibit.number}.pdf`;
  const boundFile = `/exhibits/${name}`;
  const outFile = join(job.exhibits, name);
  const kind = READERS[mediaType];
  if (kind === undefined || sizeBytes === 0 || sizeBytes > limits.shownFileBytes) {
    await checkExhibit(exhibit);
    const reason = kind === undefined ? 'type_not_shown' : sizeBytes === 0 ? 'empty' : 'too_large';
    return { boundFile, reading: { kind: 'slip', reason } };
  }
  const entry = { sha256, kind, limits };
  const kept = await cache.load(entry, outFile);
  if (kept) {
    await checkExhibit(exhibit);
    return { boundFile, reading: kept };
  }
  reader.start(kind);
  const reading = await reader.read({ kind, bytes: await readExhibit(exhibit), outFile, limits });
  await cache.store(entry, outFile, reading);
  return { boundFile, reading };
}
