import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUncoveredDays, formatDay, parseDay } from './days.ts';

describe('days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2024-02-29', 19_782],
    ['2000-02-29', 11_016],
    ['0001-01-01', -719_162],
  ])('%s is day %i', (text, day) => {
    expect(parseDay(text)).toBe(day);
    expect(formatDay(day)).toBe(text);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
    '+02026-01-01',
    '２０２６-01-01',
  ])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test('gaps are the days that no range holds', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }))
      .map(([from, length]) => ({ from, until: from + length }));
    fc.assert(
      fc.property(range, fc.array(range), (period, ranges) => {
        const gaps = findUncoveredDays(period, ranges);
        for (let day = period.from; day <= period.until; day += 1) {
          const covered = ranges.some(({ from, until }) => from <= day && day <= until);
          const inGap = gaps.some(({ from, until }) => from <= day && day <= until);
          expect(inGap).toBe(!covered);
        }
        expect(gaps.every(({ from, until }) => from <= until && from >= period.from && until <= period.until)).toBe(
          true,
        );
      }),
    );
  });

  test('ranges that touch leave no gap, and an open end covers the rest', () => {
    const open = { from: 5, until: Number.POSITIVE_INFINITY };
    expect(findUncoveredDays({ from: 1, until: 9 }, [open, { from: 1, until: 4 }])).toEqual([]);
    expect(findUncoveredDays({ from: 1, until: 9 }, [open, { from: 1, until: 3 }])).toEqual([{ from: 4, until: 4 }]);
  });
});
