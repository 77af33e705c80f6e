import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../bin/attestlayer.mjs', import.meta.url));

export type CliResult = { status: number | null; stdout: string; stderr: string };

/** A scratch folder with an issuer home of its own; every command runs as a user would start it. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'attestlayer-cli-'));
  readonly home: string;

  constructor(home = 'home') {
    this.home = join(this.folder, home);
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  write(name: string, content: string | Uint8Array): string {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  run(args: string[], env: Record<string, string> = {}): CliResult {
    const result = spawnSync(process.execPath, [BIN, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ATTESTLAYER_HOME: this.home, ATTESTLAYER_PASSPHRASE: 'a test passphrase', ...env },
    });
    return { status: result.status, stdout: result.stdout, stderr: result.stderr };
  }

  /** Runs with --json and gives what was printed, parsed. */
  json(args: string[], env: Record<string, string> = {}): CliResult & { value: Record<string, unknown> } {
    const result = this.run(['--json', ...args], env);
    return { ...result, value: JSON.parse(result.stdout || '{}') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const PACKET = {
  schema: 'attestlayer.packet.v1',
  client: { id: 'client-1', name: 'Client One' },
  period: { from: '2026-01-01', until: '2026-03-31' },
  records: {
    'policies/': { requirements: ['CORE-01.POL'], effective_from: '2026-01-01' },
    'reports/': { requirements: ['CORE-01.RPT'], effective_from: '2026-01-01', effective_until: '2026-03-31' },
    'contracts/': { requirements: ['CORE-01.CTR'], effective_from: '2025-01-01' },
    'evidence/': { requirements: ['CORE-01.EVD'], effective_from: '2026-01-01', effective_until: '2026-03-31' },
  },
  declarations: {
    'CORE-01.POL': { policy_owner: 'A. Person', last_review: '2026-01-01' },
    'CORE-01.RPT': { prepared_by: 'B. Person', scope: 'everything' },
    'CORE-01.CTR': { counterparty: 'C. Company' },
    'CORE-01.EVD': { systems: 'mail' },
  },
};

/** The instant at which the test records are issued: the declared days are fixed, so is the clock. */
export const ISSUED_AT = '2026-04-15T09:00:00.000Z';

/** A complete CORE-01 submission of small records, taken from the bundled samples. */
export function writeRecords(scratch: Scratch, folder: string): string {
  const samples = fileURLToPath(new URL('../../../samples/core-01', import.meta.url));
  cpSync(samples, scratch.path(folder), { recursive: true });
  scratch.write(`${folder}/packet.json`, JSON.stringify(PACKET));
  return scratch.path(folder);
}
