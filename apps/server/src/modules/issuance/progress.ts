import type { AppContext } from '../../context.ts';

/** Often enough for a person who watches, seldom enough for the database. */
const EVERY_MS = 500;

/** Stores what is being done for people who wait. Losing a report costs nothing, so nobody waits for it to be stored. */
export function createProgress(
  { database, now, logger }: AppContext,
  issuanceId: string,
): (stage: string, done: number, total: number) => void {
  let last = now();
  return (stage, done, total) => {
    if (now() - last < EVERY_MS) return;
    last = now();
    database.query
      .updateTable('issuances')
      .set({ progress: JSON.stringify({ stage, done, total }) })
      .where('id', '=', issuanceId)
      .execute()
      .catch((err) => logger.warn({ err, issuance: issuanceId }, 'progress is not stored'));
  };
}
