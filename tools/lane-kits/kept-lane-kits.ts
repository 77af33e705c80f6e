import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LaneKit, makeLaneKits } from './make-lane-kits.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(ROOT, 'out/lane-kits');

/** Everything that the bytes of a kit can depend on. */
const SOURCES = ['samples', 'packages', 'internal', 'apps/verifier/src', 'tools/lane-kits', 'package-lock.json'];

export type KeptLaneKits = { trust: Uint8Array; kits: LaneKit[] };

/** The sample kits, from the last build of the same sources where there is one: issuing them takes seconds, and tests build often. */
export async function keptLaneKits(): Promise<KeptLaneKits> {
  const folder = join(KEPT, await hashSources());
  return (await readKept(folder)) ?? keep(folder, await makeLaneKits());
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of await listFiles(join(ROOT, source))) {
      hash.update(`${relative(ROOT, path)}\0`).update(await readFile(path));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const wanted = entries.filter(({ name }) => name !== 'node_modules' && name !== 'dist');
  const inner = await Promise.all(wanted.map(({ name }) => listFiles(join(path, name))));
  return inner.flat().sort();
}

async function readKept(folder: string): Promise<KeptLaneKits | null> {
  const index = await readFile(join(folder, 'index.json'), 'utf8').catch(() => null);
  if (index === null) return null;
  const kits = (JSON.parse(index) as Omit<LaneKit, 'zip'>[]).map(async (kit) => ({
    ...kit,
    zip: new Uint8Array(await readFile(join(folder, `${kit.lane}.zip`))),
  }));
  return { trust: new Uint8Array(await readFile(join(folder, 'trust.json'))), kits: await Promise.all(kits) };
}

async function keep(folder: string, made: KeptLaneKits): Promise<KeptLaneKits> {
  const partial = `${folder}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  await writeFile(join(partial, 'trust.json'), made.trust);
  for (const { lane, zip } of made.kits) await writeFile(join(partial, `${lane}.zip`), zip);
  await writeFile(join(partial, 'index.json'), JSON.stringify(made.kits.map(({ zip: _zip, ...kit }) => kit)));
  // Another build may have been faster; its kits are the same bytes.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
  return made;
}
