import { equalBytes } from '@attestlayer/encoding';
import { LogError, type TreeHead } from '@attestlayer/log';
import type { RegistryOptions } from '../options.ts';
import { RegistryError } from '../registry-error.ts';
import { openRegistryView, type RegistryView, requireContains } from './registry-view.ts';
import { openTrustHistory, type TrustHistory } from './trust-history.ts';

/** Gives the present view of the log. */
export type LogFollower = {
  /** @throws RegistryError trust_missing, trust_invalid, log_missing, log_damaged, log_rolled_back, storage_failed */
  view(): Promise<RegistryView>;
};

/**
 * Follows the published checkpoint. What was shown once must be part of what is shown next: a registry that lets its log
 * be rolled back under it would take part in the fraud. `memory` outlives the process.
 */
export function followPublishedLog(
  options: Pick<RegistryOptions, 'log' | 'readTrustFiles' | 'nowMs' | 'checkpointFreshMs'>,
  memory: { lastSeen(origin: string): TreeHead | null; remember(view: RegistryView): void },
): LogFollower {
  const { log, nowMs } = options;
  let trust: { files: Uint8Array[]; history: TrustHistory } | null = null;
  let shown: { view: RegistryView; readAtMs: number } | null = null;
  let opening: Promise<RegistryView> | null = null;

  async function readTrust(): Promise<TrustHistory> {
    const files = await options.readTrustFiles();
    if (trust === null || !areSame(trust.files, files)) trust = { files, history: await openTrustHistory(files) };
    return trust.history;
  }

  async function open(): Promise<RegistryView> {
    const history = await readTrust();
    const note = await log.readCheckpoint();
    if (note === null) throw new RegistryError('log_missing', 'no checkpoint has been published here');
    const before = shown?.view;
    if (before !== undefined && before.trust === history && equalBytes(before.note, note)) return before;
    const view = await openRegistryView(note, history, log);
    const known = before?.origin === view.origin ? before : memory.lastSeen(view.origin);
    if (known !== null) await requireContains(view.reader, view, known);
    memory.remember(view);
    return view;
  }

  async function view(): Promise<RegistryView> {
    if (shown !== null && nowMs() - shown.readAtMs < options.checkpointFreshMs) return shown.view;
    opening ??= open().finally(() => {
      opening = null;
    });
    try {
      const current = await opening;
      shown = { view: current, readAtMs: nowMs() };
      return current;
    } catch (cause) {
      throw readingError(cause);
    }
  }

  return { view };
}

function areSame(some: Uint8Array[], others: Uint8Array[]): boolean {
  return some.length === others.length && some.every((bytes, index) => equalBytes(bytes, others[index]!));
}

/** Turns what a reader of the log found wrong into what the registry answers. */
export function readingError(cause: unknown): unknown {
  if (!(cause instanceof LogError)) return cause;
  switch (cause.code) {
    case 'storage_failed':
    case 'storage_full':
      return new RegistryError('storage_failed', 'the store of the log did not answer', { cause });
    case 'index_out_of_range':
    case 'size_out_of_range':
      return new RegistryError(cause.code, cause.message, { cause });
    default:
      return new RegistryError('log_damaged', `the stored log is not the one that was signed: ${cause.code}`, {
        cause,
      });
  }
}
