import { readFileSync } from 'node:fs';

/** A script that is handed out and shown as it lies in this folder. */
export type ScriptName = 'check-entry.sh' | 'verify.sh';

/** Reads a script. */
export function readScript(name: ScriptName): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
