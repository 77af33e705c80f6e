import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommand, timeCommand } from './command.ts';
import type { DiskKit } from './make-disk-kit.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(ROOT, 'apps/cli/bin/attestlayer.mjs');
const PEAK_MEMORY_HOOK = new URL('./print-peak-memory.mjs', import.meta.url).href;

/** Bundles the command line, so that what is measured is what users run. */
export function buildCli(): void {
  readCommand(process.execPath, [join(ROOT, 'tools/build.ts')]);
}

/** What `attestlayer verify` is told: a kit (folder or ZIP) and what a reader of it would hold. */
export type CliVerifyOptions = { path: string; kit: DiskKit; workers?: number };

/** Wall time of `attestlayer verify` in milliseconds. @throws Error when it does not say VERIFIED */
export function timeCliVerify(options: CliVerifyOptions): number {
  return timeCommand(process.execPath, [CLI, ...verifyArguments(options)]);
}

/** Peak memory of `attestlayer verify` in bytes. @throws Error when it does not say VERIFIED */
export function measureCliMemory(options: CliVerifyOptions): number {
  const args = ['--import', PEAK_MEMORY_HOOK, CLI, ...verifyArguments(options)];
  const { status, stderr, output } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`attestlayer verify exited with ${status}: ${stderr}`);
  return Number(output[3]);
}

function verifyArguments({ path, kit, workers }: CliVerifyOptions): string[] {
  const args = ['--quiet', 'verify', path, '--trust', kit.trustFile, '--now', kit.now];
  return workers === undefined ? args : [...args, '--workers', String(workers)];
}
