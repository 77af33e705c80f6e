import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../apps/cli/bin/attestlayer.mjs', import.meta.url));
/** A drill starts some thirty processes, and a key file costs time to open by design. */
export const DRILL_TIMEOUT_MS = 600_000;

export const PASSPHRASE = 'a passphrase for drills';

/** What one command printed with --json, and how it ended. */
export type CliRun = { status: number | null; value: Record<string, unknown> };

/** A temporary folder in which a drill is played. */
export type Stage = {
  path(...names: string[]): string;
  /** Runs a command as a user would, in the home of the issuer. */
  cli(...args: string[]): CliRun;
  /** As cli, for a step that must succeed. */
  ok(...args: string[]): CliRun['value'];
  remove(): void;
};

/** Makes the folder of a drill; `home` is the home of its issuer. */
export function makeStage(): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'attestlayer-drill-'));
  const env = { PATH: process.env.PATH, ATTESTLAYER_HOME: join(folder, 'home'), ATTESTLAYER_PASSPHRASE: PASSPHRASE };

  function cli(...args: string[]): CliRun {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, '--json', ...args], { encoding: 'utf8', env });
    if (stdout === '') throw new Error(`attestlayer ${args.join(' ')} said nothing: ${stderr}`);
    return { status, value: JSON.parse(stdout) };
  }

  function ok(...args: string[]): CliRun['value'] {
    const { status, value } = cli(...args);
    if (status !== 0) throw new Error(`attestlayer ${args.join(' ')} ended with ${status}: ${JSON.stringify(value)}`);
    return value;
  }

  return {
    path: (...names) => join(folder, ...names),
    cli,
    ok,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The code of the error that a command ended with. */
export function errorCode({ value }: CliRun): string | undefined {
  return (value.error as { code?: string } | undefined)?.code;
}

/** What a person is told to do about that error. */
export function hintOf({ value }: CliRun): string {
  return (value.error as { hint?: string } | undefined)?.hint ?? '';
}
