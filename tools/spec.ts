/**
 * `npm run spec`: writes what spec/ derives from the code: JSON Schemas and the pages of the codes. With --check it writes nothing
 * and fails when a file differs, is missing, or is there without being derived.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packetFileSchema } from '@attestlayer/intake';
import {
  diffSchema,
  logEntrySchema,
  manifestSchema,
  receiptSchema,
  trailEntrySchema,
  trustRootSchema,
} from '@attestlayer/kit';
import { blockerCodePages, evaluationSchema, profileSchema } from '@attestlayer/profile';
import { policySchema, reportSchema, statusViewSchema, verificationCodePages } from '@attestlayer/verify';
import * as z from 'zod';

const SCHEMAS = {
  'manifest.v1': manifestSchema,
  'receipt.v1': receiptSchema,
  'hash-trail-entry.v1': trailEntrySchema,
  'diff.v1': diffSchema,
  'trust.v1': trustRootSchema,
  'log-entry.v1': logEntrySchema,
  'profile.v1': profileSchema,
  'evaluation.v1': evaluationSchema,
  'packet.v1': packetFileSchema,
  'policy.v1': policySchema,
  'status.v1': statusViewSchema,
  'verification.v1': reportSchema,
};

const SCHEMA_FOLDER = 'spec/schemas';
const VERIFICATION_FOLDER = 'spec/codes/verification';
const BLOCKER_FOLDER = 'spec/codes/blockers';

function schemaText(name: string, schema: z.ZodType): string {
  const document = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  const title = `attestlayer.${name}`;
  return `${JSON.stringify({ $schema: document.$schema, title, ...document }, null, 2)}\n`;
}

/** Every derived file: path → text. */
function deriveFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    files.set(join(SCHEMA_FOLDER, `${name}.json`), schemaText(name, schema));
  }
  for (const [file, text] of verificationCodePages()) files.set(join(VERIFICATION_FOLDER, file), text);
  for (const [file, text] of blockerCodePages()) files.set(join(BLOCKER_FOLDER, file), text);
  return files;
}

async function listPresent(): Promise<string[]> {
  const folders = [SCHEMA_FOLDER, VERIFICATION_FOLDER, BLOCKER_FOLDER];
  const names = await Promise.all(
    folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))),
  );
  return names.flat();
}

const files = deriveFiles();
const extra = (await listPresent()).filter((path) => !files.has(path));
if (process.argv.includes('--check')) {
  const stale: string[] = [];
  for (const [path, text] of files) {
    if ((await readFile(path, 'utf8').catch(() => null)) !== text) stale.push(path);
  }
  for (const path of stale) process.stderr.write(`${path} is not what the code derives\n`);
  for (const path of extra) process.stderr.write(`${path} is derived from nothing\n`);
  if (stale.length + extra.length > 0) process.stderr.write('run "npm run spec" and commit what it writes\n');
  process.exitCode = stale.length + extra.length === 0 ? 0 : 1;
} else {
  for (const path of extra) await rm(path);
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  process.stdout.write(`wrote ${files.size} files, removed ${extra.length}\n`);
}
