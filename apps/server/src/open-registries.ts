import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mode } from './access/index.ts';
import type { AppContext } from './context.ts';
import type { AddressOf } from './http/index.ts';
import { readVerifierTemplate } from './modules/issuance/index.ts';
import { issuerIdentity, openDatabaseTrust } from './modules/issuer-keys/index.ts';
import { openLogStores } from './modules/log/index.ts';
import { createRegistry, DEFAULT_RATE_LIMITS, type Registry } from './modules/registry/index.ts';

/** A checkpoint is published about every second while entries come; reading it more often shows nothing new. */
const CHECKPOINT_FRESH_MS = 1000;
const REFRESH_MS = 5000;

export type Registries = {
  byMode: Readonly<Record<Mode, Registry>>;
  /** Lets the refresh that runs end, then closes the state of both. */
  close(): Promise<void>;
};

/** Opens the public registry of each mode over the same stores that the sequencer writes, without a key. */
export function openRegistries(context: AppContext, addressOf: AddressOf): Registries {
  const byMode = { live: openRegistry(context, 'live', addressOf), test: openRegistry(context, 'test', addressOf) };
  const followers = Object.entries(byMode).map(([mode, registry]) => follow(context, mode, registry));
  return {
    byMode,
    async close() {
      await Promise.all(followers.map(({ stop }) => stop()));
      for (const registry of Object.values(byMode)) registry.close();
    },
  };
}

function openRegistry(context: AppContext, mode: Mode, addressOf: AddressOf): Registry {
  const { config, database, logger, now } = context;
  const { tiles, checkpoints } = openLogStores(context, { mode, origin: issuerIdentity(config, mode).origin });
  return createRegistry({
    log: { readCheckpoint: checkpoints.load, tiles },
    readTrustFiles: () => openDatabaseTrust(database.query, mode).read(),
    stateFolder: join(config.dataFolder, 'registry', mode),
    publicUrl: mode === 'live' ? config.surfaces.registry : config.surfaces.registry_test,
    nowMs: now,
    readVerifierPage: () => readVerifierTemplate().catch(() => null),
    readReports: async () => [],
    mergeDelayMs: config.environment.MERGE_DELAY_MS,
    clientAddress: (c) => addressOf(c.req.raw, c.env),
    rateLimits: DEFAULT_RATE_LIMITS,
    checkpointFreshMs: CHECKPOINT_FRESH_MS,
    onError: (err, id) => logger.error({ err, requestId: id, mode }, 'the registry failed'),
  });
}

/** Reads on in the look-up index, so that growth is seen and the first request after a quiet time need not wait. */
function follow({ logger }: AppContext, mode: string, registry: Registry): { stop(): Promise<void> } {
  const stopping = new AbortController();

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const isCaughtUp = await registry.refresh().catch((err) => {
        // Before the first start of the role `log` there is nothing to follow.
        logger.debug({ err, mode }, 'the registry cannot follow the log');
        return true;
      });
      if (isCaughtUp) await sleep(REFRESH_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
