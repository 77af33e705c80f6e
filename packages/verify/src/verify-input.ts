import type { KitSource } from '@attestlayer/kit';
import type { HashFiles } from './hash-files.ts';
import type { Policy } from './policy.ts';
import type { StatusView } from './status-view.ts';

/** How far the verification is: `files` counts the bytes of the core, the other stages are short. */
export type VerificationProgress = { stage: 'documents' | 'files' | 'proof'; doneBytes: number; totalBytes: number };

/** Everything that a verification depends on; nothing else is read, asked or remembered. */
export type VerifyInput = {
  kit: KitSource;
  /**
   * The trust file pinned outside the kit, and the updates that follow it. With null, everything that needs a key is
   * NOT_ESTABLISHED.
   */
  trust: { pinned: Uint8Array | null; updates?: Uint8Array[] };
  /** Default: DEFAULT_POLICY. */
  policy?: Policy;
  status?: StatusView | null;
  /** The reader's clock, RFC 3339 UTC with milliseconds. */
  now: string;
  /** A faster way to hash; default streams each file in turn. */
  hashFiles?: HashFiles;
  onProgress?: (progress: VerificationProgress) => void;
  signal?: AbortSignal;
};
