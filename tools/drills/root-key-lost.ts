import {
  changeTrust,
  goToTwoOfThree,
  makeHolder,
  type RootHolder,
  readerOptions,
  signApart,
  trustFiles,
} from './ceremony.ts';
import { errorCode, makeStage } from './cli-run.ts';
import { issueKit, type Reading, readKit } from './kits.ts';

export type RootKeyLost = {
  /** Why one holder alone cannot publish. */
  alone: string | undefined;
  /** Why the lost key and a new one cannot. */
  lostAndNew: string | undefined;
  version: number;
  /** The kit of before, read by somebody who pinned version 1 and took the updates. */
  before: Reading;
  /** The version at which such a reader is after `trust update`. */
  updatedTo: number;
  after: Reading;
};

/** One of three root holders loses the key; the other two replace it. */
export async function playRootKeyLost(): Promise<RootKeyLost> {
  const stage = makeStage();
  try {
    stage.ok('init', '--issuer-name', 'Drill Issuer');
    const { kit } = issueKit(stage);
    const [lost, second, third] = goToTwoOfThree(stage) as [RootHolder, RootHolder, RootHolder];
    const fourth = makeHolder(stage, 'fourth');

    const proposal = stage.path('replace.json');
    stage.ok('trust', 'propose', '--out', proposal, '--remove-root', lost.kid, '--add-root', fourth.x);
    const publish = (holders: RootHolder[]) =>
      errorCode(stage.cli('trust', 'publish', signApart(stage, proposal, holders)));
    const refused = { alone: publish([second]), lostAndNew: publish([lost, fourth]) };
    const version = changeTrust(stage, [second, third], '--remove-root', lost.kid, '--add-root', fourth.x);

    // The reader has pinned version 1 in a home of their own.
    const [pinned, ...updates] = trustFiles(stage);
    const reader = ['--home', stage.path('reader')];
    const fingerprint = String(stage.ok('trust', 'show', pinned!).fingerprint);
    stage.ok(...reader, 'trust', 'add', pinned!, '--fingerprint', fingerprint);
    const updated = stage.ok(...reader, 'trust', 'update', ...updates);
    return {
      ...refused,
      version,
      before: readKit(stage, kit, reader),
      updatedTo: Number(updated.version),
      after: readKit(stage, issueKit(stage).kit, readerOptions(stage)),
    };
  } finally {
    stage.remove();
  }
}
