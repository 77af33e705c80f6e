import { describe, expect, it } from 'vitest';
import { compareTimes, isMet, measureOurs, median, quantile } from './row.ts';

const ours = { name: 'ours', times: [10, 40, 30] };
const peer = { name: 'peer', times: [10, 20, 20] };

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

describe('quantile', () => {
  it('is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(quantile(values, 0.99)).toBe(99);
    expect(quantile(values, 1)).toBe(100);
    expect(quantile([7], 0.5)).toBe(7);
  });
});

describe('measureOurs', () => {
  it('holds our own figure to the goal', () => {
    const row = { work: 'w', name: 'n', value: 3, unit: 'ms', goal: 2 } as const;
    expect(isMet(measureOurs(row))).toBe(false);
    expect(isMet(measureOurs({ ...row, goal: null }))).toBe(null);
  });
});

describe('compareTimes', () => {
  it('takes the median of what each turn gives', () => {
    const quotient = compareTimes({ work: 'w', ours, peer, goal: 1.5 });
    expect(quotient).toMatchObject({ ours: { value: 30 }, peer: { value: 20 }, result: { value: 1.5, unit: 'x' } });
    const difference = compareTimes({ work: 'w', ours, peer, by: 'difference', goal: null });
    expect(difference.result).toEqual({ value: 10, unit: 'ms' });
  });
});

describe('isMet', () => {
  it('allows the bound itself, and asks nothing without a goal', () => {
    expect(isMet(compareTimes({ work: 'w', ours, peer, goal: 1.5 }))).toBe(true);
    expect(isMet(compareTimes({ work: 'w', ours, peer, goal: 1.4 }))).toBe(false);
    expect(isMet(compareTimes({ work: 'w', ours, peer, goal: null }))).toBe(null);
  });

  it('counts a missing peer as missed', () => {
    expect(isMet({ work: 'w', missingPeer: 'openssl' })).toBe(false);
  });
});
