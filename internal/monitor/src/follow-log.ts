import { setTimeout } from 'node:timers/promises';
import { isMissing } from './alarm.ts';
import type { MonitorRound } from './monitor-log.ts';

/**
 * Looks at a log again and again, `everyMs` apart, until something is wrong with it or the signal fires. Alarms that say
 * only that something is missing are reported and the log is followed on. Gives the last round.
 */
export async function followLog(options: {
  round: () => Promise<MonitorRound>;
  onRound: (round: MonitorRound) => void;
  everyMs: number;
  signal: AbortSignal;
}): Promise<MonitorRound> {
  const { round, onRound, everyMs, signal } = options;
  for (;;) {
    const latest = await round();
    onRound(latest);
    if (latest.status === 'alarm' && !isMissing(latest.code)) return latest;
    // An aborted wait is how the operator ends it, not an error.
    await setTimeout(everyMs, null, { signal }).catch(() => {});
    if (signal.aborted) return latest;
  }
}
