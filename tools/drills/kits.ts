import { cpSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CliRun, Stage } from './cli-run.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/core-01', import.meta.url));

const DAY_MS = 24 * 60 * 60 * 1000;

/** The sample records are old by the day; the declared days are what a client would declare today. */
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

function makePacket() {
  const recent = { effective_from: daysAgo(60), effective_until: daysAgo(10) };
  const inForce = { effective_from: daysAgo(200), effective_until: daysAgo(-200) };
  return {
    schema: 'attestlayer.packet.v1',
    client: { id: 'client-1', name: 'Client One' },
    period: { from: daysAgo(100), until: daysAgo(10) },
    records: {
      'policies/': { requirements: ['CORE-01.POL'], ...inForce },
      'reports/': { requirements: ['CORE-01.RPT'], ...recent },
      'contracts/': { requirements: ['CORE-01.CTR'], ...inForce },
      'evidence/': { requirements: ['CORE-01.EVD'], ...recent },
    },
    declarations: {
      'CORE-01.POL': { policy_owner: 'A. Person', last_review: daysAgo(200) },
      'CORE-01.RPT': { prepared_by: 'B. Person', scope: 'everything' },
      'CORE-01.CTR': { counterparty: 'C. Company' },
      'CORE-01.EVD': { systems: 'mail' },
    },
  };
}

/** Issues the sample records, whatever comes of it. */
export function tryIssue(stage: Stage): CliRun {
  const records = stage.path('records');
  cpSync(SAMPLES, records, { recursive: true });
  writeFileSync(stage.path('records', 'packet.json'), JSON.stringify(makePacket()));
  return stage.cli('issue', records, '--profile', 'CORE-01', '--out', stage.path('kits'));
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
