import { expect, test } from 'vitest';
import { DRILL_TIMEOUT_MS } from './cli-run.ts';
import { playRootKeyLost } from './root-key-lost.ts';

test('one root key lost: the other two replace it, nobody else can', { timeout: DRILL_TIMEOUT_MS }, async () => {
  const drill = await playRootKeyLost();
  expect(drill).toMatchObject({
    alone: 'trust_threshold_not_met',
    lostAndNew: 'trust_threshold_not_met',
    version: 3,
  });
  expect(drill.updatedTo).toBe(3);
  expect(drill.before.verdict).toBe('VERIFIED');
  expect(drill.after.verdict).toBe('VERIFIED');
});
