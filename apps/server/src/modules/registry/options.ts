import type { TileSource } from '@attestlayer/log';
import type { Context } from 'hono';
import type { LogReport } from './core/log-report.ts';
import type { RateLimits } from './http/rate-limit.ts';

/** The public files of the log, wherever they lie. Nothing that they give is trusted. */
export type PublishedLog = {
  /** The published checkpoint; null when there is none. */
  readCheckpoint(): Promise<Uint8Array | null>;
  tiles: TileSource;
};

/** All that the registry needs. It holds no key and writes nowhere but in its state folder. */
export type RegistryOptions = {
  log: PublishedLog;
  /** Every published version of the trust root, in any order. They are verified as one chain. */
  readTrustFiles(): Promise<Uint8Array[]>;
  /** For the look-up index, which may be deleted at any time, and for what this registry has seen of the log. */
  stateFolder: string;
  /** Address of the registry as readers know it, without a slash at the end; a path in it is the prefix of all links. */
  publicUrl: string;
  nowMs(): number;
  /** The built offline verifier page; null when it was not built. */
  readVerifierPage(): Promise<string | null>;
  /** Results of the monitor, the audit or the check of the files, where somebody runs them. */
  readReports(): Promise<LogReport[]>;
  /** The merge delay that the log is run with; null when this is not known here. */
  mergeDelayMs: number | null;
  /** Who is asking, for the rate limit; behind a proxy the server knows which header to believe. */
  clientAddress(context: Context): string;
  rateLimits: RateLimits;
  /** For how long a checkpoint that was read is taken as the published one. */
  checkpointFreshMs: number;
  /** Told of everything that is no fault of the client; the id is in the answer. */
  onError(error: unknown, id: string): void;
};
