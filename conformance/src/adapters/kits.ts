import { openAsBlob } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobSource, KitError, openZip } from '@attestlayer/kit';
import {
  parsePolicy,
  parseStatusView,
  reportUnreadableKit,
  type VerificationReport,
  type VerifyInput,
  verifyKit,
} from '@attestlayer/verify';
import type { Adapter, VectorResult } from '../adapter.ts';

type Expected = { code: string | null; exit_code: number; now: string; verdict: string };

/** Our own kits, valid and hostile: each folder holds a kit, what its reader has, and what a verifier must say (testvectors/README.md). */
export const kitsAdapter: Adapter = {
  folder: 'kits',
  async run(directory) {
    const names = (await readdir(directory)).sort();
    return Promise.all(names.map((name) => runVector(name, join(directory, name))));
  },
};

async function runVector(name: string, folder: string): Promise<VectorResult> {
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Expected;
  const report = await verifyVector(folder, expected.now);
  const codes = [...report.proves, ...report.also].flatMap(({ checks }) => checks.map(({ code }) => code));
  const ok =
    report.verdict === expected.verdict &&
    report.exit_code === expected.exit_code &&
    (expected.code === null || codes.includes(expected.code as (typeof codes)[number]));
  return {
    case: name,
    expected: `${expected.verdict} ${expected.code ?? ''}`,
    found: `${report.verdict} ${codes.filter((code) => code !== null).join(' ')}`,
    ok,
  };
}

async function verifyVector(folder: string, now: string): Promise<VerificationReport> {
  const input = await readInput(folder, now);
  try {
    const kit = await openZip(blobSource(await openAsBlob(join(folder, 'kit.zip'))));
    return await verifyKit({ ...input, kit });
  } catch (error) {
    if (error instanceof KitError) return reportUnreadableKit(error, { now });
    throw error;
  }
}

async function readInput(folder: string, now: string): Promise<Omit<VerifyInput, 'kit'>> {
  const names = (await readdir(folder)).sort();
  const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const updates = names.filter((name) => name.startsWith('trust-update-'));
  return {
    now,
    trust: {
      pinned: names.includes('trust.json') ? await read('trust.json') : null,
      updates: await Promise.all(updates.map(read)),
    },
    ...(names.includes('policy.json') ? { policy: parsePolicy(await read('policy.json')) } : {}),
    ...(names.includes('status.json') ? { status: parseStatusView(await read('status.json')) } : {}),
  };
}
