import { LogError, type Sequencer } from '@attestlayer/log';
import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';

/** One batch of the sequencer holds many more; this bounds the memory of one round. */
const ROUND = 1000;

type Waiting = { entry_sha256: string; entry: Uint8Array };

/**
 * Appends what waits and writes down where it is. A crash in between repeats the append, which answers with the same index.
 * Gives how many entries it has dealt with.
 * @throws LogError when the sequencer cannot go on
 */
export async function sequenceSubmissions(context: AppContext, log: Sequencer, mode: Mode): Promise<number> {
  const { database } = context;
  const waiting = await database.query
    .selectFrom('log_submissions')
    .select(['entry_sha256', 'entry'])
    .where('mode', '=', mode)
    .where('state', '=', 'waiting')
    .orderBy('submitted_at')
    .orderBy('entry_sha256')
    .limit(ROUND)
    .execute();
  // All at once, so that they share a batch.
  const results = await Promise.allSettled(waiting.map((submission) => appendOne(context, log, mode, submission)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return waiting.length;
}

async function appendOne(
  { database, now, logger }: AppContext,
  log: Sequencer,
  mode: Mode,
  { entry_sha256, entry }: Waiting,
): Promise<void> {
  const row = database.query
    .updateTable('log_submissions')
    .where('mode', '=', mode)
    .where('entry_sha256', '=', entry_sha256)
    .where('state', '=', 'waiting');
  try {
    const { index, proof } = await log.append(new Uint8Array(entry));
    await row.set({ state: 'logged', log_index: index, proof, logged_at: now() }).execute();
  } catch (error) {
    if (!(error instanceof LogError) || error.code !== 'entry_malformed') throw error;
    logger.error({ err: error, entry: entry_sha256 }, 'an entry is refused by the log');
    await row.set({ state: 'refused', error: error.message }).execute();
  }
}
