#!/usr/bin/env node
// Runs the CLI under a Node that is new enough: the machine's own, or the one that npm installed beside this package.
// Plain JavaScript on purpose: it must start under the oldest Node that a machine may have.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
// As a whole: an old Node has no enableCompileCache, and a missing named import would end it before it can say so.
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [24, 15];
const PLATFORM_PACKAGES = [`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
  module.enableCompileCache?.();
  const here = dirname(fileURLToPath(import.meta.url));
  const bundle = join(here, '../dist/main.js');
  await import(existsSync(bundle) ? bundle : join(here, '../src/main.ts'));
} else {
  const node = bundledNode();
  if (!node || process.env.ATTESTLAYER_RELAUNCHED) {
    process.stderr.write(
      `attestlayer: error: Node ${process.versions.node} is too old and no bundled Node was found\n` +
        `attestlayer: hint: install Node ${OLDEST_NODE.join('.')} or newer, or run "npm ci" again\n`,
    );
    process.exit(4);
  }
  const child = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ATTESTLAYER_RELAUNCHED: '1' },
  });
  process.exit(child.status ?? 4);
}

function bundledNode() {
  const require = module.createRequire(import.meta.url);
  for (const name of PLATFORM_PACKAGES) {
    try {
      const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
      return join(dirname(require.resolve(`${name}/package.json`)), file);
    } catch {
      // not installed for this platform: optional dependencies are skipped silently by npm
    }
  }
  return null;
}
