import { writeFileSync } from 'node:fs';
import { changeTrust, type RootHolder, trustFiles } from './ceremony.ts';
import type { Stage } from './cli-run.ts';
import type { Witness } from './run-witness.ts';

type ListedLog = { vkey: string; state: string };

/** The verifier key of the active log, which a witness needs first. */
export function logKey({ ok }: Stage): string {
  const { logs } = ok('trust', 'show').root as { logs: ListedLog[] };
  return logs.findLast(({ state }) => state === 'active')!.vkey;
}

/** Number of entries that the published checkpoint covers. */
export function logSize({ ok }: Stage): number {
  return (ok('log', 'show').entries as unknown[]).length;
}

/** The lines of a policy that name witnesses and where to ask them. */
export function policyLines(witnesses: Record<string, Witness>): string[] {
  return Object.entries(witnesses).map(([name, { vkey, url }]) => `witness ${name} ${vkey} ${url}`);
}

/** Publishes a trust root with another witness policy; further changes come with it. */
export function setPolicy(stage: Stage, root: RootHolder, lines: string[], ...changes: string[]): void {
  const file = stage.path(`policy-${trustFiles(stage).length + 1}.txt`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  changeTrust(stage, [root], '--witness-policy', file, ...changes);
}
