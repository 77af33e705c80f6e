import { cpSync, rmSync } from 'node:fs';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { writeLogEntry } from '@attestlayer/kit';
import { type LocalLog, LogError, openLocalLog } from '@attestlayer/log';
import type { Signer } from '@attestlayer/signature';
import { parseVerifierKey, parseWitnessPolicy } from '@attestlayer/tlog';
import { createCosigner, WitnessingError } from '@attestlayer/witnessing';
import { firstHolder, readerOptions } from './ceremony.ts';
import { errorCode, makeStage } from './cli-run.ts';
import { forgeKit, stealKey, withStolenLog } from './forge.ts';
import { issueKit, type Reading, readKit, tryIssue } from './kits.ts';
import { portOf, startWitness, type Witness } from './run-witness.ts';
import { logKey, policyLines, setPolicy } from './witnessed-log.ts';

const OLD = 'log.example/2026';
const NEW = 'log.example/2027';

export type LogKeyStolen = {
  /** What witness and monitor say of the second history. */
  witness: string | undefined;
  monitor: unknown;
  /** The log after the freeze. */
  frozen: string | undefined;
  /** Under the trust root that names the final state. */
  before: Reading;
  after: Reading;
  /** A receipt that the thief logged behind the final state, the issuer's own key under it. */
  beyondFinal: Reading;
};

/** The key of the log is stolen. The thief shows a second history, and goes on behind the end of the first. */
export async function playLogKeyStolen(): Promise<LogKeyStolen> {
  const stage = makeStage();
  const running: Witness[] = [];
  const start = async (name: string, logs: string[], port = '0') => {
    const witness = await startWitness({ folder: stage.path(name), name: `witness.example/${name}`, logs, port });
    running.push(witness);
    return witness;
  };
  try {
    stage.ok('init', '--issuer-name', 'Drill Issuer', '--origin', OLD);
    const root = firstHolder(stage);
    const oldLog = logKey(stage);
    const [first, second] = [await start('w1', [oldLog]), await start('w2', [oldLog])];
    const policy = [...policyLines({ w1: first, w2: second }), 'group both 2 w1 w2', 'quorum both'];
    setPolicy(stage, root, policy);
    const directory = stage.path('home', 'log');
    const monitor = (source: string) =>
      stage.cli('log', 'monitor', source, '--state', stage.path('seen.json'), '--origin', OLD, ...readerOptions(stage));

    cpSync(directory, stage.path('fork'), { recursive: true });
    const { kit } = issueKit(stage);
    monitor(directory);
    const key = await stealKey(stage.path('home', 'keys', 'log.key'), 'log');
    await withStolenLog({ directory: stage.path('fork'), origin: OLD, key }, makeSecondHistory);
    const seen = {
      witness: await showToWitness(stage.path('fork'), key, first),
      monitor: monitor(stage.path('fork')).value.code,
    };

    // The runbook freeze-and-new-shard.md, step by step.
    const final = stage.ok('log', 'freeze', OLD);
    const frozen = errorCode(tryIssue(stage));
    cpSync(directory, stage.path('stolen'), { recursive: true });
    rmSync(stage.path('stolen', 'final.json'));
    const newLog = String(stage.ok('log', 'begin', NEW).vkey);
    await Promise.all(running.map((witness) => witness.stop()));
    await start('w1', [oldLog, newLog], portOf(first));
    await start('w2', [oldLog, newLog], portOf(second));
    const old = await stealKey(stage.path('home', 'keys', 'issuer.key'), 'issuer');
    const next = String(stage.ok('keys', 'generate', '--role', 'issuer').kid);
    stage.ok('keys', 'activate', '--kid', next, '--origin', NEW);
    const retired = `${old.publicKey.kid}=${Number(final.size) - 1}`;
    const changes = ['--freeze', stage.path('home', 'log', 'final.json'), '--add-log', newLog, '--origin', NEW];
    setPolicy(stage, root, policy, ...changes, '--activate', next, '--retire', retired);

    const { folder } = await withStolenLog({ directory: stage.path('stolen'), origin: OLD, key }, (log) =>
      forgeKit({ kit, out: stage.path('forged'), key: old, log }),
    );
    const reader = readerOptions(stage);
    return {
      ...seen,
      frozen,
      before: readKit(stage, kit, reader),
      after: readKit(stage, issueKit(stage).kit, reader),
      beyondFinal: readKit(stage, folder, reader),
    };
  } finally {
    await Promise.all(running.map((witness) => witness.stop()));
    stage.remove();
  }
}

async function makeSecondHistory(log: LocalLog): Promise<void> {
  for (const version of [7, 8])
    await log.append(writeLogEntry({ entry: 'trust.v1', version, trust_sha256: sha256Hex(encodeUtf8(`${version}`)) }));
}

/** Asks a witness to cosign the second history, and gives the reason for which it does not. */
async function showToWitness(directory: string, key: Signer, { vkey, url }: Witness): Promise<string | undefined> {
  const policy = parseWitnessPolicy(`witness w1 ${vkey}\nquorum w1\n`);
  const witnesses = [{ key: parseVerifierKey(vkey), url }];
  const cosigner = createCosigner({ policy, witnesses, fetch, timeoutMs: 10_000, now: Date.now });
  try {
    const log = await openLocalLog({ directory, origin: OLD, logSigner: key, cosigner });
    await log.close();
    return undefined;
  } catch (error) {
    if (!(error instanceof LogError) || !(error.cause instanceof WitnessingError)) throw error;
    return error.cause.code;
  }
}
