import { changeTrust, goToTwoOfThree, readerOptions, signApart, trustFiles } from './ceremony.ts';
import { makeStage } from './cli-run.ts';
import { forgeKit, originOf, relabelIndex, stealKey, withStolenLog } from './forge.ts';
import { issueKit, type Reading, readKit } from './kits.ts';

export type IssuerKeyStolen = {
  before: Reading;
  after: Reading;
  forged: Reading;
  /** The reader knows the root keys, not yet the version that names the theft, and looks into the log. */
  forgedByLogView: Reading;
  relabelled: Reading;
};

/**
 * The issuer key is stolen; the log cannot be closed at once, so the thief gets a receipt logged. The root holders revoke the
 * key up to the last good index, a new key takes over.
 */
export async function playIssuerKeyStolen(): Promise<IssuerKeyStolen> {
  const stage = makeStage();
  try {
    stage.ok('init', '--issuer-name', 'Drill Issuer');
    const holders = goToTwoOfThree(stage);
    const { kit } = issueKit(stage);
    const log = stage.path('home', 'log');
    const stolen = await stealKey(stage.path('home', 'keys', 'issuer.key'), 'issuer');
    const lastGood = (stage.ok('log', 'show').entries as unknown[]).length - 1;

    const two = holders.slice(1);
    const revocation = stage.path('revocation.json');
    const { kid } = stolen.publicKey;
    stage.ok('keys', 'revoke', '--kid', kid, '--last-valid', String(lastGood), '--out', revocation);
    stage.ok('trust', 'publish', signApart(stage, revocation, two));
    const next = String(stage.ok('keys', 'generate', '--role', 'issuer').kid);
    stage.ok('keys', 'activate', '--kid', next);
    changeTrust(stage, two, '--compromised', `${kid}=${lastGood}`, '--activate', next);

    const key = await stealKey(stage.path('home', 'keys', 'log.key'), 'log');
    const { folder, index } = await withStolenLog({ directory: log, origin: originOf(log), key }, (open) =>
      forgeKit({ kit, out: stage.path('forged'), key: stolen, log: open }),
    );
    const reader = readerOptions(stage);
    const [pinned, rootKeys] = trustFiles(stage);
    const late = ['--trust', pinned!, '--trust-update', rootKeys!, '--log', log];
    return {
      before: readKit(stage, kit, reader),
      after: readKit(stage, issueKit(stage).kit, reader),
      forged: readKit(stage, folder, reader),
      forgedByLogView: readKit(stage, folder, late),
      relabelled: readKit(
        stage,
        await relabelIndex(folder, stage.path('relabelled'), Math.min(lastGood, index)),
        reader,
      ),
    };
  } finally {
    stage.remove();
  }
}
