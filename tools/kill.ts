/**
 * `npm run kill -- sequencer [--kills N] [--seed N]`: kills a process with SIGKILL again and again at its fault points, starts it
 * again, and shows that nothing it promised was lost or doubled. Ends with one JSON line; fails when it falls short.
 */
import { parseArgs } from 'node:util';
import { killSequencer } from './kill-sequencer.ts';

const { values, positionals } = parseArgs({
  options: { kills: { type: 'string', default: '220' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const kills = Number(values.kills);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (positionals.join() !== 'sequencer' || !Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  process.stderr.write('usage: npm run kill -- sequencer [--kills N] [--seed N]\n');
  process.exit(2);
}
const { ok, ...figures } = await killSequencer({ kills, seed });
process.stdout.write(`${JSON.stringify({ kill: ok ? 'ok' : 'failed', subject: 'sequencer', ...figures })}\n`);
process.exitCode = ok ? 0 : 1;
