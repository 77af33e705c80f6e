import { expect, test } from 'vitest';
import { DRILL_TIMEOUT_MS } from './cli-run.ts';
import { playLogRolledBack } from './log-rolled-back.ts';

test('log disk rolled back: the sequencer signs nothing, the monitor raises an alarm, kits stay good', {
  timeout: DRILL_TIMEOUT_MS,
}, async () => {
  const drill = await playLogRolledBack();
  expect(drill).toMatchObject({
    sequencer: 'log_rolled_back',
    monitor: 'rollback',
    untouched: true,
    monitorAfter: 'sound',
  });
  expect(drill.meanwhile.verdict).toBe('VERIFIED');
  expect(drill.after.verdict).toBe('VERIFIED');
});
