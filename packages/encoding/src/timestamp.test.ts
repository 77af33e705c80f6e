import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTimestamp, isTimestamp, parseTimestamp } from './timestamp.ts';

test('reads and writes milliseconds since 1970', () => {
  expect(parseTimestamp('2026-11-23T03:04:05.678Z')).toBe(1_795_403_045_678);
  expect(formatTimestamp(1_795_403_045_678)).toBe('2026-11-23T03:04:05.678Z');
});

test('reads back what it wrote, in all years of four digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (milliseconds) => {
      expect(parseTimestamp(formatTimestamp(milliseconds))).toBe(milliseconds);
    }),
  );
});

test('knows the days of every month as Date does, in all years of four digits', () => {
  const twoDigits = (min: number, max: number) => fc.integer({ min, max }).map((part) => String(part).padStart(2, '0'));
  const year = fc.integer({ min: 0, max: 9999 }).map((part) => String(part).padStart(4, '0'));
  fc.assert(
    fc.property(year, twoDigits(0, 13), twoDigits(0, 32), twoDigits(0, 25), (year, month, day, hour) => {
      const text = `${year}-${month}-${day}T${hour}:59:59.999Z`;
      const date = new Date(text);
      // Date rolls 30 February and hour 24 over into the next day.
      expect(isTimestamp(text)).toBe(!Number.isNaN(date.getTime()) && date.toISOString() === text);
    }),
  );
});

test.each([
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2024-02-29', true],
  ['2023-04-31', false],
])('%s exists: %s', (day, exists) => {
  expect(isTimestamp(`${day}T00:00:00.000Z`)).toBe(exists);
});

test.each([
  '2026-11-23T03:04:05Z',
  '2026-11-23T03:04:05.67Z',
  '2026-11-23T03:04:05.6789Z',
  '2026-11-23T03:04:05.678z',
  '2026-11-23t03:04:05.678Z',
  '2026-11-23 03:04:05.678Z',
  '2026-11-23T03:04:05.678+00:00',
  '2026-02-30T00:00:00.000Z',
  '2025-02-29T00:00:00.000Z',
  '2026-13-01T00:00:00.000Z',
  '2026-11-23T24:00:00.000Z',
  '2026-12-31T23:59:60.000Z',
  '+002026-11-23T03:04:05.678Z',
  '2026-11-23T03:04:05.678Z\n',
  '٢٠٢٦-11-23T03:04:05.678Z',
  '',
])('refuses %j', (text) => {
  expect(isTimestamp(text)).toBe(false);
  expect(() => parseTimestamp(text)).toThrow(expect.objectContaining({ code: 'time_invalid' }));
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 253_402_300_800_000, -62_167_219_200_001])(
  'refuses to write %d',
  (milliseconds) => {
    expect(() => formatTimestamp(milliseconds)).toThrow(expect.objectContaining({ code: 'time_invalid' }));
  },
);
