import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { AppHono } from './http/index.ts';

/** The built pages: beside the bundled server, or where the build of this workspace puts them. */
const CANDIDATES = ['./web', '../../web/dist'].map((path) => resolve(import.meta.dirname, path));

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** Codings and what the build adds to the name of a file for each, best first. */
const PACKED = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The build puts a hash into the name of every asset, so one never changes. */
const ASSET_CACHE = 'public, max-age=31536000, immutable';
const PAGE_CACHE = 'no-cache';

/**
 * Serves the web app under the headers that its build wrote. An address that is no file is a page of the application. Without
 * a build, only the home page says what to do.
 */
export async function serveWeb(app: AppHono, build?: string): Promise<void> {
  const folder = build ?? (await findBuild());
  if (folder === null) {
    app.get('/', (c) => c.text('The pages are not built yet: run "npm run build" and start again.\n', 503));
    return;
  }
  const headers: Record<string, string> = JSON.parse(await readFile(join(folder, 'headers.json'), 'utf8'));
  app.get('*', async (c, next) => {
    const { path } = c.req;
    if (path.startsWith('/v1/')) return next();
    const found = await findFile(folder, path);
    // A missing asset must not become the page: a browser would run HTML as a script and say nothing useful.
    if (found === null && extname(path) !== '') return next();
    const file = found ?? join(folder, 'index.html');
    const sent = await chooseEncoding(file, c.req.header('accept-encoding') ?? '');
    const cache = path.startsWith('/assets/') ? ASSET_CACHE : PAGE_CACHE;
    return new Response(Readable.toWeb(createReadStream(sent.file)) as ReadableStream, {
      headers: {
        ...(needsPolicy(file) ? headers : {}),
        ...(sent.encoding === null ? {} : { 'content-encoding': sent.encoding }),
        'cache-control': cache,
        'content-length': String(sent.size),
        'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
        vary: 'accept-encoding',
      },
    });
  });
}

/** Pages, and workers, which run under the policy that came with them; for all else the headers of every answer do. */
function needsPolicy(file: string): boolean {
  return extname(file) === '.html' || /\.worker-[^/]*\.js$/.test(file);
}

type Sent = { file: string; size: number; encoding: string | null };

/** The file as the build packed it, in the first form that the caller takes; where there is none, as it is. */
async function chooseEncoding(file: string, accepted: string): Promise<Sent> {
  // A weight of 0 refuses a coding (RFC 9110, 12.4.2).
  const codings = accepted
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';', 1)[0]);
  for (const [encoding, suffix] of PACKED) {
    if (!codings.includes(encoding)) continue;
    const found = await stat(file + suffix).catch(() => null);
    if (found !== null) return { file: file + suffix, size: found.size, encoding };
  }
  return { file, size: (await stat(file)).size, encoding: null };
}

async function findBuild(): Promise<string | null> {
  for (const candidate of CANDIDATES) {
    if ((await stat(join(candidate, 'index.html')).catch(() => null)) !== null) return candidate;
  }
  return null;
}

/** The path is the caller's: what does not stay below the folder is no file. */
async function findFile(folder: string, path: string): Promise<string | null> {
  const file = resolve(folder, `.${decodePath(path)}`);
  if (!file.startsWith(`${folder}${sep}`)) return null;
  return (await stat(file).catch(() => null))?.isFile() ? file : null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
