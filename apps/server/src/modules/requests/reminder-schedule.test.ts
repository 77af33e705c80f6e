import { expect, test } from 'vitest';
import { nextReminderAt } from './reminder-schedule.ts';

const DAY = 24 * 60 * 60 * 1000;
const settings = { everyDays: 7, maxCount: 3 };

test.each([
  ['every so many days without a due date', { mailedAt: 0, sent: 0, dueAt: null }, 7 * DAY],
  ['the day before the due date when that comes first', { mailedAt: 0, sent: 0, dueAt: 5 * DAY }, 4 * DAY],
  ['as usual when the due date is far', { mailedAt: 0, sent: 0, dueAt: 30 * DAY }, 7 * DAY],
  ['as usual once the due date is near or past', { mailedAt: 5 * DAY, sent: 1, dueAt: 5 * DAY }, 12 * DAY],
  ['never again when enough were sent', { mailedAt: 0, sent: 3, dueAt: 5 * DAY }, null],
])('%s', (_name, input, expected) => {
  expect(nextReminderAt(settings, input)).toBe(expected);
});
