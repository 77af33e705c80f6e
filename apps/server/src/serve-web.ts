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

/** The build puts a hash into the name of every asset, so one never changes. */
const ASSET_CACHE = 'public, max-age=31536000, immutable';
const PAGE_CACHE = 'no-cache';

/**
 * Serves the web app under the headers that its build wrote. An address that is no file is a page of the application. Without
 * a build, only the home page says what to do.
 */
export async function serveWeb(app: AppHono): Promise<void> {
  const folder = await findBuild();
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
    const { size } = await stat(file);
    const cache = path.startsWith('/assets/') ? ASSET_CACHE : PAGE_CACHE;
    return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
      headers: {
        ...headers,
        'cache-control': cache,
        'content-length': String(size),
        'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
      },
    });
  });
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
