/**
 * `npm run make-vectors`: writes testvectors/kits/, one folder for each way in which a kit is refused or left open, and for valid
 * kits. Everything is derived from fixed seeds; with --check nothing is written and a difference fails.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeUtf8, writeCanonical } from '@attestlayer/encoding';
import { makeTestKit, packZip, type TestKit } from '@attestlayer/testing';
import type { VerifyInput } from '@attestlayer/verify';
import { zipSync } from 'fflate';
import type { FailureCase } from '../packages/verify/test/cases/failure-case.ts';
import { FAILURE_CASES } from '../packages/verify/test/cases/index.ts';

const FOLDER = 'testvectors/kits';
const EXIT_CODES = { VERIFIED: 0, NOT_VERIFIED: 1, MALFORMED: 2, NOT_ESTABLISHED: 3 } as const;

type VectorCase = Omit<FailureCase, 'code'> & { code: FailureCase['code'] | null };

/** Valid kits: nothing beside the verdict is expected of them. */
const VALID_CASES: VectorCase[] = [
  { code: null, because: 'valid', verdict: 'VERIFIED' },
  { code: null, because: 'valid, another kit of the issuer', verdict: 'VERIFIED', kit: { variant: 2 } },
  { code: null, because: 'valid, quorum none', verdict: 'VERIFIED', kit: { witnesses: 'none' } },
  {
    code: null,
    because: 'valid, time bracket',
    verdict: 'VERIFIED',
    kit: { attach: ['after_checkpoint', 'receipt_timestamp', 'checkpoint_timestamp'] },
    input: () => ({ policy: { schema: 'attestlayer.policy.v1', require: ['time_bracket'] } }),
  },
];

function nameOf({ code, because }: VectorCase): string {
  const words = [code, because].filter((word) => word != null).join(' ');
  return words
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A name that our own writer would refuse needs another packer; stored and without extra fields it breaks no other rule. */
function packWithForeignPaths(files: ReadonlyMap<string, Uint8Array>, paths: readonly string[]): Uint8Array {
  const entries = [...files, ...paths.map((path): [string, Uint8Array] => [path, encodeUtf8('x')])];
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: '1980-01-01T00:00:00' });
}

async function carrierOf(failure: VectorCase, kit: TestKit): Promise<Uint8Array> {
  if (failure.zip) return failure.zip(kit);
  return failure.paths ? packWithForeignPaths(kit.files, failure.paths) : packZip(kit.files);
}

async function filesOf(failure: VectorCase): Promise<Map<string, Uint8Array>> {
  const kit = await makeTestKit(failure.kit);
  const input: Partial<VerifyInput> = (await failure.input?.(kit)) ?? {};
  const { pinned, updates = [] } = input.trust ?? { pinned: kit.trust };
  const { code, verdict } = failure;
  const files = new Map<string, Uint8Array>();
  files.set('kit.zip', await carrierOf(failure, kit));
  files.set(
    'expected.json',
    writeCanonical({ code, exit_code: EXIT_CODES[verdict], now: input.now ?? kit.now, verdict }),
  );
  if (pinned) files.set('trust.json', pinned);
  for (const [index, update] of updates.entries()) files.set(`trust-update-${index + 1}.json`, update);
  if (input.policy) files.set('policy.json', writeCanonical(input.policy));
  if (input.status) files.set('status.json', writeCanonical({ ...input.status, schema: 'attestlayer.status.v1' }));
  return files;
}

/** A case that hands in a function or a carrier in memory has no form on disk, nor has one that is said of folders only. */
async function hasForm(failure: VectorCase): Promise<boolean> {
  if (failure.open || failure.code === 'container_not_used') return false;
  const input = (await failure.input?.(await makeTestKit(failure.kit))) ?? {};
  return input.hashFiles === undefined;
}

async function deriveVectors(): Promise<Map<string, Uint8Array>> {
  const vectors = new Map<string, Uint8Array>();
  for (const failure of [...VALID_CASES, ...Object.values(FAILURE_CASES).flat()]) {
    if (!(await hasForm(failure))) continue;
    for (const [name, bytes] of await filesOf(failure)) vectors.set(join(FOLDER, nameOf(failure), name), bytes);
  }
  return vectors;
}

async function listPresent(): Promise<string[]> {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const vectors = await deriveVectors();
const extra = (await listPresent()).filter((path) => !vectors.has(path));
if (process.argv.includes('--check')) {
  const stale: string[] = [];
  for (const [path, bytes] of vectors) {
    const present = await readFile(path).catch(() => null);
    if (!present?.equals(bytes)) stale.push(path);
  }
  for (const path of [...stale, ...extra]) process.stderr.write(`${path} is not what the script derives\n`);
  if (stale.length + extra.length > 0) process.stderr.write('run "npm run make-vectors" and commit what it writes\n');
  process.exitCode = stale.length + extra.length === 0 ? 0 : 1;
} else {
  await rm(FOLDER, { recursive: true, force: true });
  for (const [path, bytes] of vectors) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  process.stdout.write(`wrote ${vectors.size} files, removed ${extra.length}\n`);
}
