/**
 * `npm run bench -- verify|json|sign|binder|start|log|upload|api|issuance|web`: runs us and the peers in turn, prints the medians, and
 * ends with one line of JSON. Exits with 1 when a goal of performance.md is missed, unless --no-goal asks for the figures only.
 */
import { parseArgs } from 'node:util';
import { printOutcome } from './report.ts';
import type { Subject } from './subject.ts';

/** Loaded only when asked for: what one subject imports must not weigh on another. */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  verify: { turns: 5, measure: async (options) => (await import('./verify.ts')).measureVerify(options) },
  json: { turns: 9, measure: async (options) => (await import('./json.ts')).measureJson(options) },
  sign: { turns: 5, measure: async (options) => (await import('./sign.ts')).measureSign(options) },
  binder: { turns: 3, measure: async (options) => (await import('./binder.ts')).measureBinder(options) },
  log: { turns: 3, measure: async (options) => (await import('./log.ts')).measureLog(options) },
  upload: { turns: 3, measure: async (options) => (await import('./upload.ts')).measureUpload(options) },
  api: { turns: 3, measure: async (options) => (await import('./api.ts')).measureApi(options) },
  issuance: { turns: 3, measure: async (options) => (await import('./issuance.ts')).measureIssuance(options) },
  web: { turns: 5, measure: async (options) => (await import('./web.ts')).measureWeb(options) },
  start: { turns: 21, measure: async (options) => (await import('./start.ts')).measureStart(options) },
};

const USAGE = `usage: npm run bench -- ${Object.keys(SUBJECTS).join('|')} [--turns N] [--large] [--no-goal]`;

const { values, positionals } = parseArgs({
  options: { turns: { type: 'string' }, large: { type: 'boolean' }, 'no-goal': { type: 'boolean' } },
  allowPositionals: true,
});
const [name = ''] = positionals;
const subject = SUBJECTS[name];
const turns = Number(values.turns ?? subject?.turns);
if (subject === undefined || positionals.length > 1 || !Number.isInteger(turns) || turns < 1) {
  console.error(USAGE);
  process.exit(2);
}
const rows = await subject.measure({ turns, large: values.large === true });
const met = printOutcome({ subject: name, turns, rows });
process.exitCode = met || values['no-goal'] === true ? 0 : 1;
