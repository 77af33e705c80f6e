import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureFolder } from '@attestlayer/disk';
import { formatTimestamp } from '@attestlayer/encoding';
import { LogError, openSequencer, type Sequencer } from '@attestlayer/log';
import { cosignerOfTrust, setUpIssuer } from '@attestlayer/trust';
import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { currentTrust, issuerIdentity, openDatabaseTrust } from '../issuer-keys/index.ts';
import { openLogStores } from './log-stores.ts';
import { sequenceSubmissions } from './sequence-submissions.ts';

/** How long an entry of another process waits at most before it is seen. */
const POLL_MS = 100;
/** Another process has the log open, or a store is down: asked again soon, without filling the log of the server. */
const RETRY_MS = 1000;

export type RunningLog = {
  /** Resolves when the log is open for the first time and the issuer is set up. */
  ready: Promise<void>;
  stop(): Promise<void>;
};

/** Keeps the log of a mode open in this process, if no other one has it, and sequences what is handed in. */
export function runLog(context: AppContext, mode: Mode): RunningLog {
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  const running = loop();

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await serve(context, mode, stopping.signal, ready.resolve);
      } catch (err) {
        const isElsewhere = err instanceof LogError && err.code === 'log_locked';
        if (!isElsewhere) context.logger.error({ err, mode }, 'the log cannot go on; it is opened again');
        await rest(RETRY_MS, stopping.signal);
      }
    }
  }

  return {
    ready: ready.promise,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function serve(context: AppContext, mode: Mode, stopping: AbortSignal, onReady: () => void): Promise<void> {
  const lost = new AbortController();
  const log = await openLog(context, mode, () => lost.abort());
  try {
    await setUp(context, mode, log);
    onReady();
    const signal = AbortSignal.any([stopping, lost.signal]);
    while (!signal.aborted) {
      if ((await sequenceSubmissions(context, log, mode)) === 0) await rest(POLL_MS, signal);
    }
    if (lost.signal.aborted) throw new LogError('log_failed', 'the lock of the sequencer is lost');
  } finally {
    await log.close();
  }
}

/** Opens the log under its lock, which is taken first: the keys are made under it too. */
async function openLog(context: AppContext, mode: Mode, onLockLost: () => void): Promise<Sequencer> {
  const { config, database, keyRing } = context;
  const trust = await currentTrust(database.query, mode);
  const active = trust?.root.logs.findLast(({ state }) => state === 'active');
  const origin = active?.origin ?? issuerIdentity(config, mode).origin;
  const { tiles, checkpoints, indexPath } = openLogStores(context, { mode, origin, onLockLost });
  const lock = await checkpoints.lock();
  let logSigner: Awaited<ReturnType<typeof keyRing.ensure>>;
  try {
    await ensureFolder(dirname(indexPath));
    logSigner = await keyRing.ensure(mode, 'log');
  } catch (error) {
    await lock.release();
    throw error;
  }
  return openSequencer({
    tiles,
    checkpoints: { ...checkpoints, lock: async () => lock },
    indexPath,
    origin,
    logSigner,
    cosigner: trust === null ? undefined : cosignerOfTrust(trust.root),
    mergeDelayMs: config.environment.MERGE_DELAY_MS,
  });
}

async function setUp({ config, database, keyRing, now }: AppContext, mode: Mode, log: Sequencer): Promise<void> {
  const [issuer, logKey, root] = await Promise.all([
    keyRing.ensure(mode, 'issuer'),
    keyRing.ensure(mode, 'log'),
    keyRing.ensure(mode, 'root'),
  ]);
  await setUpIssuer({
    store: openDatabaseTrust(database.query, mode),
    log,
    issuer: issuerIdentity(config, mode).issuer,
    keys: { issuer: issuer.publicKey, log: logKey.publicKey, root },
    createdAt: formatTimestamp(now()),
  });
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
