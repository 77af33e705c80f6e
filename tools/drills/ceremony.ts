import { readdirSync } from 'node:fs';
import type { Stage } from './cli-run.ts';

/** A root key of somebody, on a machine of their own. */
export type RootHolder = { key: string; kid: string; x: string };

/** The root key that set-up made; a real issuer moves it offline. */
export function firstHolder({ path, ok }: Stage): RootHolder {
  const keys = ok('keys', 'list') as unknown as { role: string; kid: string; x: string }[];
  const { kid, x } = keys.find(({ role }) => role === 'root')!;
  return { key: path('home', 'keys', 'root.key'), kid, x };
}

/** Makes a root key for another holder. */
export function makeHolder({ path, ok }: Stage, name: string): RootHolder {
  const key = path(`${name}.root.key`);
  const { kid, x } = ok('keys', 'generate', '--role', 'root', '--out', key);
  return { key, kid: String(kid), x: String(x) };
}

/** The trust files that are in force, from version 1 on. */
export function trustFiles({ path }: Stage): string[] {
  const count = readdirSync(path('home', 'trust')).filter((name) => /^trust\.\d+\.json$/.test(name)).length;
  return Array.from({ length: count }, (_, index) => path('home', 'trust', `trust.${index + 1}.json`));
}

/** What a reader gives who pinned version 1 and took every later one. */
export function readerOptions(stage: Stage): string[] {
  const [pinned, ...updates] = trustFiles(stage);
  return ['--trust', pinned!, ...(updates.length === 0 ? [] : ['--trust-update', ...updates])];
}

/** Has a file signed by each holder apart, and joins the copies. */
export function signApart(stage: Stage, file: string, holders: RootHolder[]): string {
  const copies = holders.map(({ key }, index) => {
    const copy = `${file}.${index}`;
    stage.ok('trust', 'sign', file, ...readerOptions(stage), '--key', key, '--out', copy, '--yes');
    return copy;
  });
  const combined = `${file}.combined`;
  stage.ok('trust', 'combine', ...copies, '--out', combined);
  return combined;
}

/** Proposes the next trust root, has it signed and publishes it. */
export function changeTrust(stage: Stage, holders: RootHolder[], ...changes: string[]): number {
  const proposal = stage.path(`proposal-${trustFiles(stage).length + 1}.json`);
  stage.ok('trust', 'propose', '--out', proposal, ...changes);
  return Number(stage.ok('trust', 'publish', signApart(stage, proposal, holders)).version);
}

/** The standard path: from the one root key of set-up to two of three. */
export function goToTwoOfThree(stage: Stage): RootHolder[] {
  const holders = [firstHolder(stage), makeHolder(stage, 'second'), makeHolder(stage, 'third')];
  const [first, second, third] = holders as [RootHolder, RootHolder, RootHolder];
  changeTrust(stage, [first, second], '--add-root', second.x, '--add-root', third.x, '--threshold', '2');
  return holders;
}
