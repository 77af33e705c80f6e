/** Unit of a figure; `x` is a quotient, `count` has none. */
export type Unit = 'ms' | 'bytes' | 'x' | 'count';

/** A median with its name, for example `attestlayer, 1 worker`. */
export type Figure = { name: string; value: number; unit: Unit };

/** One line of the table. Without a peer the result is our own figure; without a goal nothing is asked of it. */
export type Row = {
  work: string;
  ours: Figure;
  peer: Figure | null;
  result: { value: number; unit: Unit };
  /** Upper bound of the result. */
  goal: number | null;
};

/** A row whose peer is not on this machine: nothing was compared, so a goal counts as missed. */
export type UnmeasuredRow = { work: string; missingPeer: string };

/** Middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[upper]! : (sorted[upper - 1]! + sorted[upper]!) / 2;
}

/** The value below which this share of the values lies, for example 0.99. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
}

/** A figure of ours that has no peer. */
export function measureOurs(options: {
  work: string;
  name: string;
  value: number;
  unit: Unit;
  goal: number | null;
}): Row {
  const { work, name, value, unit, goal } = options;
  return { work, ours: { name, value, unit }, peer: null, result: { value, unit }, goal };
}

/**
 * Compares times of the same turns. The result is the median of the quotients (or differences) turn by turn, not the
 * quotient of the medians: what else the machine does at that moment weighs on both.
 */
export function compareTimes(options: {
  work: string;
  ours: { name: string; times: readonly number[] };
  peer: { name: string; times: readonly number[] };
  by?: 'quotient' | 'difference';
  goal: number | null;
}): Row {
  const { work, ours, peer, by = 'quotient', goal } = options;
  const results = ours.times.map((time, turn) => {
    const peerTime = peer.times[turn]!;
    return by === 'quotient' ? time / peerTime : time - peerTime;
  });
  return {
    work,
    ours: { name: ours.name, value: median(ours.times), unit: 'ms' },
    peer: { name: peer.name, value: median(peer.times), unit: 'ms' },
    result: { value: median(results), unit: by === 'quotient' ? 'x' : 'ms' },
    goal,
  };
}

/** Whether the goal of a row is met; null when it has none. */
export function isMet(row: Row | UnmeasuredRow): boolean | null {
  if ('missingPeer' in row) return false;
  return row.goal === null ? null : row.result.value <= row.goal;
}
