import { expect, test } from 'vitest';
import { DRILL_TIMEOUT_MS } from './cli-run.ts';
import { playLogKeyStolen } from './log-key-stolen.ts';

test('log key stolen: the second history is seen, the log ends, and nothing behind its end is VERIFIED', {
  timeout: DRILL_TIMEOUT_MS,
}, async () => {
  const drill = await playLogKeyStolen();
  expect(drill).toMatchObject({ witness: 'witness_split', monitor: 'split_view', frozen: 'log_frozen' });
  expect(drill.before).toMatchObject({ verdict: 'VERIFIED', passes: expect.arrayContaining(['witnessed']) });
  expect(drill.after).toMatchObject({ verdict: 'VERIFIED', passes: expect.arrayContaining(['witnessed']) });
  expect(drill.beyondFinal).toMatchObject({
    verdict: 'NOT_VERIFIED',
    codes: expect.arrayContaining(['log_frozen_before_checkpoint']),
  });
});
