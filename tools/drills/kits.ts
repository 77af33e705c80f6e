import { cpSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CliRun, Stage } from './cli-run.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/core-01', import.meta.url));

/** The declared days of the records are fixed, so is the clock of every issue. */
const ISSUED_AT = '2026-04-15T09:00:00.000Z';

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

/** Issues the sample records, whatever comes of it. */
export function tryIssue(stage: Stage): CliRun {
  const records = stage.path('records');
  cpSync(SAMPLES, records, { recursive: true });
  writeFileSync(stage.path('records', 'packet.json'), JSON.stringify(PACKET));
  return stage.cli('issue', records, '--profile', 'CORE-01', '--out', stage.path('kits'), '--at', ISSUED_AT);
}

/** A kit that was issued; `resumed` when an earlier run had sealed it. */
export type IssuedKit = { kit: string; resumed: boolean };

/** Issues a kit of the sample records. */
export function issueKit(stage: Stage): IssuedKit {
  const { status, value } = tryIssue(stage);
  if (status !== 0) throw new Error(`no kit was issued: ${JSON.stringify(value)}`);
  return { kit: String(value.kit), resumed: value.resumed === true };
}

/** What a reader is told of a kit: the verdict, the groups that pass, and every code that was found. */
export type Reading = { verdict: string; passes: string[]; codes: string[] };

type Group = { name: string; status: string; checks: { code: string | null; status: string }[] };

/** Verifies a kit with the command line, as its reader would. */
export function readKit(stage: Stage, kit: string, options: string[]): Reading {
  const { value } = stage.cli('verify', kit, ...options);
  const groups = [...((value.proves as Group[]) ?? []), ...((value.also as Group[]) ?? [])];
  return {
    verdict: String(value.verdict),
    passes: groups.filter(({ status }) => status === 'PASS').map(({ name }) => name),
    codes: groups.flatMap(({ checks }) => checks.flatMap(({ code }) => code ?? [])),
  };
}
