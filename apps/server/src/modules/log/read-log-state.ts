import type { TrustRoot } from '@attestlayer/kit';
import { openLogReader } from '@attestlayer/log';
import { openCheckpoint, parseVerifierKey } from '@attestlayer/tlog';
import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { openLogStores } from './log-stores.ts';

export type LogState = { origin: string; size: number };

/**
 * Reads the checkpoint of the log that the trust root names as active, verifies it with the log's key, and its root against the
 * newest tiles.
 * @throws TlogError, LogError, or an Error when there is nothing to read
 */
export async function readLogState(context: AppContext, mode: Mode, trust: TrustRoot): Promise<LogState> {
  const log = trust.logs.findLast(({ state }) => state === 'active');
  if (log === undefined) throw new Error(`the trust root (${mode}) names no active log`);
  const { origin, vkey } = log;
  const { tiles, checkpoints } = openLogStores(context, { mode, origin });
  const bytes = await checkpoints.load();
  if (bytes === null) throw new Error(`the log ${origin} has no checkpoint`);
  const { checkpoint } = await openCheckpoint({ bytes, origin, logKey: parseVerifierKey(vkey) });
  const { size, root } = checkpoint;
  await openLogReader({ tiles, head: { size, root } }).root(size);
  return { origin, size };
}
