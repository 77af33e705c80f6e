const DAY_MS = 86_400_000;
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a calendar day (YYYY-MM-DD, proleptic Gregorian, UTC) as a count of days, or null when there is no such day.
 * Days are counted, never hours: a day has no time zone here.
 */
export function parseDay(text: string): number | null {
  if (!DAY_SHAPE.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  // 30 February would be read as 1 or 2 March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time / DAY_MS;
}

/** Writes a count of days from {@link parseDay} as YYYY-MM-DD. */
export function formatDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `until`, both included; an open end is `Number.POSITIVE_INFINITY`. */
export type DayRange = { from: number; until: number };

/** The parts of `period` that no range covers, in order. */
export function findUncoveredDays(period: DayRange, ranges: readonly DayRange[]): DayRange[] {
  const gaps: DayRange[] = [];
  let next = period.from;
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    if (range.from > period.until) break;
    if (range.from > next) gaps.push({ from: next, until: range.from - 1 });
    next = Math.max(next, range.until + 1);
  }
  if (next <= period.until) gaps.push({ from: next, until: period.until });
  return gaps;
}
