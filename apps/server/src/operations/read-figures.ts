import type { AppContext } from '../context.ts';
import { countJobs } from '../jobs/index.ts';
import { countIssuances } from '../modules/issuance/index.ts';
import { currentTrust } from '../modules/issuer-keys/index.ts';
import { readLogState, readQueue } from '../modules/log/index.ts';
import { countMails } from '../modules/notifications/index.ts';
import type { Figures } from './metrics.ts';

/** The route is public, and counting reads whole indexes. */
const KEPT_MS = 10_000;
const MODES = ['live', 'test'] as const;

const kept = new WeakMap<AppContext, { at: number; figures: Promise<Figures> }>();

/** What the database and the logs have to tell about the whole instance, whichever process is asked. */
export function readFigures(context: AppContext): Promise<Figures> {
  const now = context.now();
  const last = kept.get(context);
  if (last !== undefined && now - last.at < KEPT_MS) return last.figures;
  const figures = readNow(context);
  kept.set(context, { at: now, figures });
  return figures;
}

async function readNow(context: AppContext): Promise<Figures> {
  const { database, now } = context;
  const [jobs, issuances, mails, queue] = await Promise.all([
    countJobs(database.query),
    countIssuances(database.query),
    countMails(database.query),
    readQueue(database.query),
  ]);
  const logs = await Promise.all(
    MODES.map(async (mode) => {
      const waiting = queue.find((one) => one.mode === mode);
      return {
        mode,
        size: await readSize(context, mode),
        waiting: waiting?.entries ?? 0,
        oldestWaitingMs: waiting === undefined ? 0 : now() - waiting.oldestAt,
      };
    }),
  );
  return { jobs, issuances, mails, logs };
}

/** Null before set-up, and while the log cannot be read: a figure that is missing shows in a graph, a wrong one does not. */
async function readSize(context: AppContext, mode: (typeof MODES)[number]): Promise<number | null> {
  try {
    const trust = await currentTrust(context.database.query, mode);
    return trust === null ? null : (await readLogState(context, mode, trust.root)).size;
  } catch (err) {
    context.logger.warn({ err, mode }, 'the size of the log cannot be read');
    return null;
  }
}
