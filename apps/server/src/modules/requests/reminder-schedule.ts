const DAY_MS = 24 * 60 * 60 * 1000;

export type ReminderSettings = { everyDays: number; maxCount: number };

/**
 * When the next reminder is due after a mail: every so many days, and the day before the due date if that comes first. Null when
 * enough were sent.
 */
export function nextReminderAt(
  { everyDays, maxCount }: ReminderSettings,
  { mailedAt, sent, dueAt }: { mailedAt: number; sent: number; dueAt: number | null },
): number | null {
  if (sent >= maxCount) return null;
  const regular = mailedAt + everyDays * DAY_MS;
  const dayBefore = dueAt === null ? regular : dueAt - DAY_MS;
  return dayBefore > mailedAt && dayBefore < regular ? dayBefore : regular;
}
