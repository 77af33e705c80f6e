/**
 * `npm run drills [-- NAME…]`: plays the drills of docs/runbooks for real, each in a temporary folder, with the commands and keys
 * that an operator has. Ends with one JSON line; fails when a kit that must be VERIFIED is not, when one that must not be is, or
 * when somebody who should have noticed did not.
 */
import { isDeepStrictEqual } from 'node:util';
import { playIssuerKeyStolen } from './drills/issuer-key-stolen.ts';
import type { Reading } from './drills/kits.ts';
import { playLogKeyStolen } from './drills/log-key-stolen.ts';
import { playLogRolledBack } from './drills/log-rolled-back.ts';
import { playRootKeyLost } from './drills/root-key-lost.ts';
import { playWitnessLost } from './drills/witness-lost.ts';

/** What came of a drill: kits that must be VERIFIED, kits that must not, and who noticed what, as it is and as it must be. */
type Outcome = { good: Reading[]; bad: Reading[]; noticed: unknown[]; expected: unknown[] };

const DRILLS: Record<string, () => Promise<Outcome>> = {
  async 'issuer-key-stolen'() {
    const { before, after, forged, forgedByLogView, relabelled } = await playIssuerKeyStolen();
    return { good: [before, after], bad: [forged, forgedByLogView, relabelled], noticed: [], expected: [] };
  },
  async 'log-rolled-back'() {
    const { meanwhile, after, sequencer, monitor, untouched } = await playLogRolledBack();
    const expected = ['log_rolled_back', 'rollback', true];
    return { good: [meanwhile, after], bad: [], noticed: [sequencer, monitor, untouched], expected };
  },
  async 'log-key-stolen'() {
    const { before, after, beyondFinal, witness, monitor, frozen } = await playLogKeyStolen();
    const expected = ['witness_split', 'split_view', 'log_frozen'];
    return { good: [before, after], bad: [beyondFinal], noticed: [witness, monitor, frozen], expected };
  },
  async 'root-key-lost'() {
    const { before, after, alone, lostAndNew } = await playRootKeyLost();
    const expected = ['trust_threshold_not_met', 'trust_threshold_not_met'];
    return { good: [before, after], bad: [], noticed: [alone, lostAndNew], expected };
  },
  async 'witness-lost'() {
    const { witnessed, back, replaced, before, away, lost, monitor } = await playWitnessLost();
    const expected = ['cosign_failed', true, 'cosign_failed', 'sound,quorum_met'];
    const noticed = [away.code, away.sizeKept, lost, monitor];
    return { good: [witnessed, back.kit, replaced, before], bad: [], noticed, expected };
  },
};

async function play(name: string) {
  const started = performance.now();
  const { good, bad, noticed, expected } = await DRILLS[name]!();
  const verified = (readings: Reading[]) => readings.filter(({ verdict }) => verdict === 'VERIFIED').length;
  const ok = verified(good) === good.length && verified(bad) === 0 && isDeepStrictEqual(noticed, expected);
  const seconds = Math.round((performance.now() - started) / 1000);
  const figures = {
    ok,
    kits_verified: verified(good),
    forgeries: bad.length,
    forgeries_verified: verified(bad),
    noticed,
    seconds,
  };
  process.stdout.write(`${ok ? 'ok     ' : 'FAILED '} ${name.padEnd(18)} ${JSON.stringify(figures)}\n`);
  return { name, ...figures };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(DRILLS, name));
if (unknown.length > 0) {
  process.stderr.write(`there is no drill ${unknown.join(', ')}; there are ${Object.keys(DRILLS).join(', ')}\n`);
  process.exit(2);
}
const results: Awaited<ReturnType<typeof play>>[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(DRILLS)) results.push(await play(name));

const sum = (count: (result: (typeof results)[0]) => number) => results.reduce((total, each) => total + count(each), 0);
const ok = results.every((result) => result.ok);
const figures = {
  drills: ok ? 'ok' : 'failed',
  played: results.length,
  kits_verified: sum((result) => result.kits_verified),
  forgeries: sum((result) => result.forgeries),
  forgeries_verified: sum((result) => result.forgeries_verified),
  seconds: sum((result) => result.seconds),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = ok ? 0 : 1;
