/** `npm run build`: the offline verifier page, the bundled CLI and the web. Same input, same bytes. */
import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { buildWeb } from '../apps/web/build/build-web.ts';
import { compressFolder } from '../apps/web/build/compress.ts';
import { buildVerifier } from './build-verifier.ts';
import { builtinsPlugin } from './builtins-plugin.ts';
import { EXTERNAL, REQUIRE_BANNER } from './bundle-options.ts';

const CLI_OUT = 'apps/cli/dist';

/** Children and workers are started by the name of their file, so each is an entry of its own. */
const ENTRY_POINTS = [
  'apps/cli/src/main.ts',
  'internal/binder/src/compile.child.ts',
  'internal/binder/src/picture.child.ts',
  'internal/binder/src/reader.child.ts',
  'internal/disk/src/hash.worker.ts',
  'internal/inspect/src/inspect.child.ts',
];

async function buildCli(): Promise<void> {
  await rm(CLI_OUT, { recursive: true, force: true });
  await mkdir(CLI_OUT, { recursive: true });
  await build({
    entryPoints: ENTRY_POINTS,
    entryNames: '[name]',
    outdir: CLI_OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: EXTERNAL,
    plugins: [builtinsPlugin],
    banner: { js: REQUIRE_BANNER },
    logLevel: 'warning',
  });
  await cp('internal/binder/templates', `${CLI_OUT}/templates`, { recursive: true });
  await copyFile('apps/verifier/dist/index.html', `${CLI_OUT}/verifier.html`);
}

const verifier = await buildVerifier();
await buildCli();
const web = await buildWeb();
await compressFolder(web);
process.stdout.write(
  `offline verifier ${verifier.htmlPath}, ${verifier.sizeBytes} bytes, program hash ${verifier.programHash}\n`,
);
process.stdout.write(`command line     ${CLI_OUT}/main.js\n`);
process.stdout.write(`web              ${web}\n`);
