import { setTimeout } from 'node:timers/promises';
import { isMissing } from './alarm.ts';
import type { MonitorRound } from './monitor-log.ts';

/**
 * Looks at a log again and again, `everyMs` apart, until something is wrong with it or the signal fires. Alarms that say
 * only that something is missing do not end it. Gives the last round.
 *
 * @throws whatever `look` throws
 */
export async function followLog(options: {
  look: () => Promise<MonitorRound>;
  everyMs: number;
  signal: AbortSignal;
}): Promise<MonitorRound> {
  const { look, everyMs, signal } = options;
  for (;;) {
    const round = await look();
    if (round.status === 'alarm' && !isMissing(round.code)) return round;
    // An aborted wait is how the operator ends it, not an error.
    await setTimeout(everyMs, null, { signal }).catch(() => {});
    if (signal.aborted) return round;
  }
}
