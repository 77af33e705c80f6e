import { expect, test } from 'vitest';
import { DRILL_TIMEOUT_MS } from './cli-run.ts';
import { playWitnessLost } from './witness-lost.ts';

test('witness lost: nothing is published without the quorum, nothing is lost, and a new witness takes the place', {
  timeout: DRILL_TIMEOUT_MS,
}, async () => {
  const drill = await playWitnessLost();
  expect(drill.witnessed).toMatchObject({ verdict: 'VERIFIED', passes: expect.arrayContaining(['witnessed']) });
  expect(drill.away).toMatchObject({
    code: 'cosign_failed',
    hint: expect.stringMatching(/same command/),
    sizeKept: true,
  });
  expect(drill.back).toMatchObject({ resumed: true, kit: { verdict: 'VERIFIED' } });
  expect(drill.lost).toBe('cosign_failed');
  expect(drill.replaced).toMatchObject({ verdict: 'VERIFIED', passes: expect.arrayContaining(['witnessed']) });
  expect(drill.before).toMatchObject({ verdict: 'VERIFIED', passes: expect.arrayContaining(['witnessed']) });
  expect(drill.monitor).toBe('sound,quorum_met');
});
