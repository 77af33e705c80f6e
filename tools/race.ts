/**
 * `npm run race -- credits`: fifty calls at once to issue packets on a balance too small for all, over HTTP against a server
 * process, on both databases. Ends with one JSON line; fails when a credit or a kit is missing or too many.
 */
import { raceCredits } from './race-credits.ts';

if (process.argv.slice(2).join() !== 'credits') {
  process.stderr.write('usage: npm run race -- credits\n');
  process.exit(2);
}
const { ok, ...figures } = await raceCredits();
process.stdout.write(`${JSON.stringify({ race: ok ? 'ok' : 'failed', subject: 'credits', ...figures })}\n`);
process.exitCode = ok ? 0 : 1;
