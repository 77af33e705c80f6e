import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { concatBytes } from '@attestlayer/encoding';
import { openDiskTiles } from '@attestlayer/log';
import { MonitorError } from './monitor-error.ts';

/**
 * The public files of a log (c2sp.org/tlog-tiles), wherever they lie; null for a file that is not there. Nothing that they
 * hold is trusted.
 */
export type LogFiles = {
  checkpoint(): Promise<Uint8Array | null>;
  tile(path: string): Promise<Uint8Array | null>;
};

/** The part of the web platform's `fetch` that is used here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

// The longest file is an entry bundle of 256 entries of 65,535 bytes, each behind a length of two.
const MAX_FILE_BYTES = 256 * 65_537;

/** Reads a log below a URL prefix; each request takes at most `timeoutMs`. */
export function openHttpLogFiles(options: { url: string; fetch: Fetch; timeoutMs: number }): LogFiles {
  const prefix = options.url.replace(/\/+$/, '');
  const read = (path: string) => readUrl({ ...options, url: `${prefix}/${path}` });
  return { checkpoint: () => read('checkpoint'), tile: read };
}

/** Reads a log from the folder that a web server would serve. */
export function openFolderLogFiles(folder: string): LogFiles {
  return { checkpoint: () => readOrNull(join(folder, 'checkpoint')), tile: openDiskTiles(folder).read };
}

async function readUrl(options: { url: string; fetch: Fetch; timeoutMs: number }): Promise<Uint8Array | null> {
  const { url, fetch, timeoutMs } = options;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (response.status === 404) return null;
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    return await readBounded(response);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new MonitorError('files_unreachable', `${url} cannot be read: ${why}`, { cause });
  }
}

/** The server is the one that is watched: it does not decide how much we keep in memory. */
async function readBounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of response.body ?? []) {
    sizeBytes += part.length;
    if (sizeBytes > MAX_FILE_BYTES) throw new Error(`more than ${MAX_FILE_BYTES} bytes`);
    parts.push(part);
  }
  return concatBytes(...parts);
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new MonitorError('files_unreachable', `${path} cannot be read`, { cause });
  }
}
