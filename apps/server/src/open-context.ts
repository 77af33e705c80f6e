import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { BlobStore } from '@attestlayer/storage';
import { pino } from 'pino';
import type { Config } from './config/index.ts';
import type { AppContext } from './context.ts';
import { openAppDatabase } from './database/index.ts';
import { createKeyRing } from './modules/issuer-keys/index.ts';
import { createMailer } from './modules/notifications/index.ts';
import { seedBuiltInProfiles } from './modules/profiles/index.ts';
import { createMetrics } from './operations/index.ts';

/** Opens everything that a process works with. */
export async function openContext(config: Config, blobs: BlobStore): Promise<AppContext> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  const context: AppContext = {
    config,
    database: await openAppDatabase(config.database),
    blobs,
    logger: pino({ level: config.environment.LOG_LEVEL }),
    metrics: createMetrics(),
    mailer: createMailer(config),
    keyRing: createKeyRing(config),
    now: Date.now,
    random: (length) => new Uint8Array(randomBytes(length)),
  };
  await seedBuiltInProfiles(context);
  return context;
}
