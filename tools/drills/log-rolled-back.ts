import { cpSync, readFileSync, rmSync } from 'node:fs';
import { changeTrust, firstHolder, readerOptions } from './ceremony.ts';
import { errorCode, makeStage } from './cli-run.ts';
import { issueKit, type Reading, readKit, tryIssue } from './kits.ts';

export type LogRolledBack = {
  /** What the sequencer and the monitor say of the older disk. */
  sequencer: string | undefined;
  monitor: string | undefined;
  /** Nothing was signed on the older disk. */
  untouched: boolean;
  /** A kit that only the newer disk holds, read meanwhile. */
  meanwhile: Reading;
  /** After the newer disk is back. */
  monitorAfter: unknown;
  after: Reading;
};

/** The disk of the log is put back to an older state, as by a restore that went wrong. */
export async function playLogRolledBack(): Promise<LogRolledBack> {
  const stage = makeStage();
  try {
    stage.ok('init', '--issuer-name', 'Drill Issuer');
    const log = stage.path('home', 'log');
    const put = (from: string, to: string) => {
      rmSync(to, { recursive: true, force: true });
      cpSync(from, to, { recursive: true });
    };
    const monitor = () => stage.cli('log', 'monitor', log, '--state', stage.path('seen.json'), ...readerOptions(stage));

    put(log, stage.path('older'));
    const { kit } = issueKit(stage);
    // The renewed trust root knows the log as it is now.
    changeTrust(stage, [firstHolder(stage)]);
    monitor();
    put(log, stage.path('newer'));

    put(stage.path('older'), log);
    const checkpoint = readFileSync(`${log}/checkpoint`, 'utf8');
    const sequencer = errorCode(tryIssue(stage));
    const alarm = monitor().value.code as string | undefined;
    const untouched = readFileSync(`${log}/checkpoint`, 'utf8') === checkpoint;
    const meanwhile = readKit(stage, kit, readerOptions(stage));

    put(stage.path('newer'), log);
    const after = readKit(stage, issueKit(stage).kit, readerOptions(stage));
    return { sequencer, monitor: alarm, untouched, meanwhile, monitorAfter: monitor().value.status, after };
  } finally {
    stage.remove();
  }
}
