/**
 * `npm run sdk`: writes the types of the client library from the server's routes; with --check only tells whether they are in step.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApiDocument } from '../apps/server/src/http/index.ts';
import { ROUTES } from '../apps/server/src/modules/index.ts';

const TYPES_PATH = 'packages/sdk/src/api-types.ts';

async function generate(): Promise<string> {
  await mkdir('out', { recursive: true });
  const folder = await mkdtemp(join('out', 'sdk-'));
  try {
    const document = join(folder, 'openapi.json');
    const types = join(folder, 'api-types.ts');
    // The same on every machine: version and address are not part of the types.
    await writeFile(document, JSON.stringify(openApiDocument({ routes: ROUTES, version: '', serverUrl: '' })));
    // It needs an older TypeScript than ours, so it is run where it has one.
    const generator = join('packages', 'sdk', 'node_modules', '.bin', 'openapi-typescript');
    const { status, stderr } = spawnSync(generator, [document, '--output', types], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`openapi-typescript failed: ${stderr}`);
    return nameJsonValues(await readFile(types, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Any JSON is a schema that holds itself, and a member of an interface may not be typed by itself: it becomes a type of its own. */
function nameJsonValues(source: string): string {
  const reference = String.raw`components\["schemas"\]\["__schema\d+"\]`;
  const anyJson = String.raw`(__schema\d+): string \| number \| boolean \| null \| ${reference}\[\] \| \{\s+\[key: string\]: ${reference};\s+\};`;
  const named = source.replaceAll(new RegExp(anyJson, 'g'), '$1: JsonValue;');
  return `${named}export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };\n`;
}

const types = await generate();
if (process.argv.includes('--check')) {
  if ((await readFile(TYPES_PATH, 'utf8').catch(() => '')) !== types) {
    process.stderr.write(`${TYPES_PATH} is not what the routes say: run "npm run sdk"\n`);
    process.exitCode = 1;
  }
} else {
  await writeFile(TYPES_PATH, types);
  process.stdout.write(`wrote ${TYPES_PATH}\n`);
}
