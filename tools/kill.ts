/**
 * `npm run kill -- sequencer|issuance [--kills N] [--seed N]`: kills a process with SIGKILL again and again at its fault points,
 * starts it again, and shows that nothing it promised was lost or doubled. Ends with one JSON line; fails when it falls short.
 */
import { parseArgs } from 'node:util';
import { killIssuance } from './kill-issuance.ts';
import { killSequencer } from './kill-sequencer.ts';

const DEFAULT_KILLS: Readonly<Record<string, number>> = { sequencer: 220, issuance: 300 };

const { values, positionals } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const subject = positionals.join();
const kills = Number(values.kills ?? DEFAULT_KILLS[subject]);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  process.stderr.write('usage: npm run kill -- sequencer|issuance [--kills N] [--seed N]\n');
  process.exit(2);
}
const { ok, ...figures } = await (subject === 'issuance' ? killIssuance({ kills }) : killSequencer({ kills, seed }));
process.stdout.write(`${JSON.stringify({ kill: ok ? 'ok' : 'failed', subject, ...figures })}\n`);
process.exitCode = ok ? 0 : 1;
