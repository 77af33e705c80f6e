import { copyFile, cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { EXTERNAL, REQUIRE_BANNER } from './bundle-options.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Children and workers are started by the name of their file, so each is an entry of its own. */
const ENTRY_POINTS = [
  'apps/server/test/kill/issue-until-killed.ts',
  'internal/binder/src/compile.child.ts',
  'internal/binder/src/picture.child.ts',
  'internal/binder/src/reader.child.ts',
  'internal/disk/src/hash.worker.ts',
  'internal/inspect/src/inspect.child.ts',
];

/**
 * Bundles the server that is killed, since it is started hundreds of times and most of a start is reading some thousand files.
 * The folder lies below this project's packages, where what stays outside of the bundle is found. Whoever calls it removes it.
 */
export async function buildKillChild(): Promise<{ folder: string; program: string }> {
  const cache = join(ROOT, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'kill-'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRY_POINTS,
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Half as much to read at each start.
    minifyWhitespace: true,
    minifySyntax: true,
    // Asked for by the PostgreSQL client if it is there.
    external: [...EXTERNAL, 'pg-native'],
    banner: { js: REQUIRE_BANNER },
    logLevel: 'warning',
  });
  // Else Node reads every file to find out what it is, and its compile cache is of no use.
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await cp(join(ROOT, 'internal/binder/templates'), join(folder, 'templates'), { recursive: true });
  await copyFile(join(ROOT, 'apps/verifier/dist/index.html'), join(folder, 'verifier.html'));
  return { folder, program: join(folder, 'issue-until-killed.js') };
}
