import { createHash } from 'node:crypto';
import { constants, copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BinderLimits } from './limits.ts';
import type { ReaderKind, Reading } from './readers/reading.ts';
import type { SlipReason } from './slip-reasons.ts';

/** Raise it whenever a reader gives another result for the same bytes; older entries are then never found again. */
const READER_VERSION = 1;

/** These say something about the machine at that moment, not about the file. */
const PASSING_REASONS: SlipReason[] = ['time_limit', 'memory_limit', 'reader_crashed'];

/**
 * What readers found, kept by content. Whoever can write to the folder decides what binders show (never which hashes
 * they print, nor what a kit contains): give it to the issuing side alone. Deleting it is always safe.
 */
export type ReadingCache = {
  /** Copies the pages to `boundFile` and returns the reading; null when there is none. */
  load(entry: CacheEntry, boundFile: string): Promise<Reading | null>;
  store(entry: CacheEntry, boundFile: string, reading: Reading): Promise<void>;
};

/** What a reading depends on. */
type CacheEntry = { sha256: string; kind: ReaderKind; limits: BinderLimits };

/** Opens a cache in a folder; without a folder nothing is kept. */
export function openReadingCache(folder: string | undefined): ReadingCache {
  if (folder === undefined) return { load: async () => null, store: async () => {} };
  const place = (entry: CacheEntry, extension: string) => join(folder, `${hashEntry(entry)}.${extension}`);
  return {
    async load(entry, boundFile) {
      try {
        const reading: Reading = JSON.parse(await readFile(place(entry, 'json'), 'utf8'));
        if (reading.kind === 'pages') await copyFile(place(entry, 'pdf'), boundFile, constants.COPYFILE_FICLONE);
        return reading;
      } catch {
        return null; // absent or torn: the file is simply read again
      }
    },
    async store(entry, boundFile, reading) {
      if (reading.kind === 'slip' && PASSING_REASONS.includes(reading.reason)) return;
      await mkdir(folder, { recursive: true });
      if (reading.kind === 'pages') {
        await replaceFile(place(entry, 'pdf'), (part) => copyFile(boundFile, part, constants.COPYFILE_FICLONE));
      }
      // Last, because an entry exists once its reading does.
      await replaceFile(place(entry, 'json'), (part) => writeFile(part, JSON.stringify(reading)));
    },
  };
}

function hashEntry({ sha256, kind, limits }: CacheEntry): string {
  const sorted = Object.entries(limits).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([READER_VERSION, kind, sha256, sorted]))
    .digest('hex');
}

let parts = 0;

/** Two processes may store the same entry at once; each writes a file of its own, and the last rename wins with equal bytes. */
async function replaceFile(path: string, write: (part: string) => Promise<void>): Promise<void> {
  parts += 1;
  const part = `${path}.${process.pid}.${parts}.part`;
  await write(part);
  await rename(part, path);
}
