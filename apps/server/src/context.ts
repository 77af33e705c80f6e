import type { Inspector } from '@attestlayer/inspect';
import type { BlobStore } from '@attestlayer/storage';
import type { Logger } from 'pino';
import type { Config } from './config/index.ts';
import type { AppDatabase } from './database/index.ts';
import type { Accounts } from './modules/accounts/index.ts';
import type { KeyRing } from './modules/issuer-keys/index.ts';
import type { Mailer } from './modules/notifications/index.ts';
import type { Metrics } from './operations/metrics.ts';

/** What every use case may need; made once at start, replaced in tests. Nothing of a request is in it. */
export type AppContext = {
  config: Config;
  database: AppDatabase;
  blobs: BlobStore;
  /** Looks into files in processes of its own, which start when they are needed. */
  inspector: Inspector;
  logger: Logger;
  metrics: Metrics;
  mailer: Mailer;
  keyRing: KeyRing;
  accounts: Accounts;
  /** Milliseconds since 1970; the only clock. */
  now(): number;
  /** Cryptographically secure bytes; seeded in tests only. */
  random(length: number): Uint8Array;
};
