import { expect, test } from 'vitest';
import { formatMoment, formatSize } from '../src/format.ts';

test('writes sizes in decimal units', () => {
  expect(formatSize(0)).toBe('0 bytes');
  expect(formatSize(1)).toBe('1 byte');
  expect(formatSize(999)).toBe('999 bytes');
  expect(formatSize(1_000)).toBe('1 kB');
  expect(formatSize(999_999)).toBe('1 MB');
  expect(formatSize(2_147_483_648)).toBe('2.1 GB');
  expect(formatSize(5e15)).toBe('5,000 TB');
});

test('writes times in UTC and leaves other text alone', () => {
  expect(formatMoment('2026-11-23T03:04:05.678Z')).toBe('23 November 2026 at 03:04 UTC');
  expect(formatMoment('soon')).toBe('soon');
});
