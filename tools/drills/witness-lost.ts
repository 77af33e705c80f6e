import { firstHolder, readerOptions } from './ceremony.ts';
import { errorCode, hintOf, makeStage } from './cli-run.ts';
import { issueKit, type Reading, readKit, tryIssue } from './kits.ts';
import { portOf, startWitness, type Witness } from './run-witness.ts';
import { logKey, logSize, policyLines, setPolicy } from './witnessed-log.ts';

export type WitnessLost = {
  /** With both witnesses of a quorum of two. */
  witnessed: Reading;
  /** With one of them down: the error, its hint, and whether the published checkpoint stayed. */
  away: { code: string | undefined; hint: string; sizeKept: boolean };
  /** The same command, when the witness is back: the kit that was sealed meanwhile. */
  back: { resumed: boolean; kit: Reading };
  /** One witness is lost for good and replaced through the policy. */
  lost: string | undefined;
  replaced: Reading;
  before: Reading;
  monitor: unknown;
};

/** One of two witnesses, first away, then lost with its key and its state, and replaced by a new one. */
export async function playWitnessLost(): Promise<WitnessLost> {
  const stage = makeStage();
  const running: Witness[] = [];
  try {
    stage.ok('init', '--issuer-name', 'Drill Issuer', '--origin', 'log.example/2026');
    const logs = [logKey(stage)];
    const start = async (name: string, port = '0') => {
      const witness = await startWitness({ folder: stage.path(name), name: `witness.example/${name}`, logs, port });
      running.push(witness);
      return witness;
    };
    const [first, second] = [await start('w1'), await start('w2')];
    const root = firstHolder(stage);
    setPolicy(stage, root, [...policyLines({ w1: first, w2: second }), 'group both 2 w1 w2', 'quorum both']);
    const { kit } = issueKit(stage);
    const witnessed = readKit(stage, kit, [...readerOptions(stage), '--require', 'witnessed']);

    await second.stop();
    const size = logSize(stage);
    const missed = tryIssue(stage);
    const away = { code: errorCode(missed), hint: hintOf(missed), sizeKept: logSize(stage) === size };
    const again = await start('w2', portOf(second));
    const finished = issueKit(stage);
    const back = { resumed: finished.resumed, kit: readKit(stage, finished.kit, readerOptions(stage)) };

    await again.stop();
    const lost = errorCode(tryIssue(stage));
    const third = await start('w3');
    setPolicy(stage, root, [
      `witness w2-lost ${second.vkey}`,
      ...policyLines({ w1: first, 'w2-new': third }),
      'group w2 any w2-lost w2-new',
      'group both 2 w1 w2',
      'quorum both',
    ]);
    const replaced = readKit(stage, issueKit(stage).kit, readerOptions(stage));
    const before = readKit(stage, kit, [...readerOptions(stage), '--require', 'witnessed']);
    const monitor = stage.cli('log', 'monitor', '--state', stage.path('seen.json'), ...readerOptions(stage)).value;
    return { witnessed, away, back, lost, replaced, before, monitor: [monitor.status, monitor.witnessing].join() };
  } finally {
    await Promise.all(running.map((witness) => witness.stop()));
    stage.remove();
  }
}
