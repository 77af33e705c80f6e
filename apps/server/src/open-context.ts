import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createInspector } from '@attestlayer/inspect';
import type { BlobStore } from '@attestlayer/storage';
import { pino } from 'pino';
import type { Config } from './config/index.ts';
import type { AppContext } from './context.ts';
import { openAppDatabase } from './database/index.ts';
import { openAccounts } from './modules/accounts/index.ts';
import { createKeyRing } from './modules/issuer-keys/index.ts';
import { createMailer } from './modules/notifications/index.ts';
import { seedBuiltInProfiles } from './modules/profiles/index.ts';
import { createMetrics } from './operations/index.ts';

/** As many as a worker has jobs at a time. */
const INSPECTING_PROCESSES = 2;

/** Opens everything that a process works with; closed by {@link closeContext}. */
export async function openContext(config: Config, blobs: BlobStore): Promise<AppContext> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  const mailer = createMailer(config);
  const logger = pino({ level: config.environment.LOG_LEVEL });
  const database = await openAppDatabase(config.database);
  const context: AppContext = {
    config,
    database,
    blobs,
    inspector: createInspector({
      processes: INSPECTING_PROCESSES,
      limits: { recordBytes: config.environment.MAX_FILE_BYTES },
    }),
    logger,
    metrics: createMetrics(),
    keyRing: createKeyRing(config),
    mailer,
    accounts: await openAccounts({ config, database, logger }),
    now: Date.now,
    random: (length) => new Uint8Array(randomBytes(length)),
  };
  await seedBuiltInProfiles(context);
  return context;
}

/** Ends what {@link openContext} opened, when nothing uses it any more. */
export async function closeContext({ inspector, database }: AppContext): Promise<void> {
  await inspector.close();
  await database.close();
}
