/**
 * `npm run kill -- sequencer|issuance [--kills N] [--seed N] [--database sqlite|postgres]`: kills a process with SIGKILL again and
 * again at its fault points, starts it again, and shows that nothing it promised was lost or doubled. Ends with one JSON line; fails
 * when it falls short.
 */
import { parseArgs } from 'node:util';
import { KILL_DATABASES, killIssuance } from './kill-issuance.ts';
import { killSequencer } from './kill-sequencer.ts';

const DEFAULT_KILLS: Readonly<Record<string, number>> = { sequencer: 220, issuance: 300 };

const { values, positionals } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' }, database: { type: 'string' } },
  allowPositionals: true,
});
const subject = positionals.join();
const kills = Number(values.kills ?? DEFAULT_KILLS[subject]);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const databases = KILL_DATABASES.filter((name) => values.database === undefined || name === values.database);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed) || databases.length === 0) {
  process.stderr.write(
    'usage: npm run kill -- sequencer|issuance [--kills N] [--seed N] [--database sqlite|postgres]\n',
  );
  process.exit(2);
}
const { ok, ...figures } = await (subject === 'issuance'
  ? killIssuance({ kills, databases })
  : killSequencer({ kills, seed }));
process.stdout.write(`${JSON.stringify({ kill: ok ? 'ok' : 'failed', subject, ...figures })}\n`);
process.exitCode = ok ? 0 : 1;
