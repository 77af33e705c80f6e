import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { promisify } from 'node:util';
import { blobSource, type KitEntry, KitError, openZip } from '@attestlayer/kit';
import type { Adapter, VectorResult } from '../adapter.ts';
import { type LabelledFile, listLabelledFiles } from './documents-labels.ts';
import { EXPECTATIONS, NOT_ARCHIVES } from './zip-expectations.ts';

/** Small on purpose: bombs must meet a limit, and no honest archive of these sets is larger. */
const LIMITS = { entries: 10_000, totalBytes: 64 * 1024 * 1024 };
/** What Info-ZIP may print: the limit above, and as much again for names. */
const MAX_OUTPUT_BYTES = 2 * LIMITS.totalBytes;

const run = promisify(execFile);

/**
 * Opens third-party archives with the strict reader of kits. Almost none was made for that profile, so an archive
 * labelled `accept` or `policy` may be refused with a code; whatever is accepted must hold exactly what Info-ZIP's
 * `unzip` finds in it, and what is labelled `reject` must be refused.
 */
export const zipAdapter: Adapter = {
  folder: 'B-zip',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listLabelledFiles(directory)) {
      if (!NOT_ARCHIVES.has(file.set)) results.push(await tryArchive(file));
    }
    return results;
  },
};

async function tryArchive({ set, file, path, expect }: LabelledFile): Promise<VectorResult> {
  const name = `${set}/${file}`;
  const known = EXPECTATIONS.get(name);
  const isRejected = expect === 'reject' && known === undefined;
  const expected =
    known?.expected ?? (isRejected ? 'refused with a code' : 'refused with a code, or read as unzip reads it');
  try {
    const { entries } = await openZip(blobSource(await openAsBlob(path)), LIMITS);
    const difference = await compareWithUnzip(path, entries);
    return {
      case: name,
      expected,
      found: difference ?? `${entries.length} entries, as unzip reads them`,
      ok: !isRejected && difference === null,
    };
  } catch (error) {
    // Anything but a KitError is a defect of the reader; it is reported like a wrong answer, so that the run goes on.
    if (!(error instanceof KitError)) return { case: name, expected, found: `threw ${error}`, ok: false };
    return { case: name, expected, found: error.code, ok: known === undefined };
  }
}

/** Compares names and contents, all in archive order, with what `unzip` finds; `null` when they are equal. */
async function compareWithUnzip(path: string, entries: KitEntry[]): Promise<string | null> {
  const inOrder = entries.toSorted((a, b) => (a.range?.offset ?? 0) - (b.range?.offset ?? 0));
  const content = createHash('sha256');
  for (const entry of inOrder) await hashEntry(entry, content);
  // Info-ZIP fails on an archive without entries, which has nothing to compare.
  if (inOrder.length === 0) return null;
  const names = (await run('unzip', ['-Z1', path], { maxBuffer: MAX_OUTPUT_BYTES })).stdout;
  if (names !== inOrder.map((entry) => `${entry.path}\n`).join('')) return 'unzip lists other names';
  const { stdout } = await run('unzip', ['-p', path], { maxBuffer: MAX_OUTPUT_BYTES, encoding: 'buffer' });
  const unzipped = createHash('sha256').update(stdout).digest('hex');
  return unzipped === content.digest('hex') ? null : 'unzip reads other contents';
}

async function hashEntry(entry: KitEntry, hash: { update(bytes: Uint8Array): unknown }): Promise<void> {
  const reader = entry.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) hash.update(part.value);
}
