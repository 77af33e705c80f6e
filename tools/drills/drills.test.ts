import { describe, expect, test } from 'vitest';
import { playIssuerKeyStolen } from './issuer-key-stolen.ts';
import { playLogKeyStolen } from './log-key-stolen.ts';
import { playLogRolledBack } from './log-rolled-back.ts';
import { playRootKeyLost } from './root-key-lost.ts';
import { playWitnessLost } from './witness-lost.ts';

/** A drill starts some thirty processes, and a key file costs time to open by design. */
const TIMEOUT_MS = 300_000;

describe('drills', { timeout: TIMEOUT_MS }, () => {
  test('issuer key stolen: kits of before stay good, what the thief signs is never VERIFIED', async () => {
    const drill = await playIssuerKeyStolen();
    expect(drill.before.verdict).toBe('VERIFIED');
    expect(drill.after.verdict).toBe('VERIFIED');
    expect(drill.forged).toMatchObject({
      verdict: 'NOT_VERIFIED',
      codes: expect.arrayContaining(['key_no_longer_valid']),
    });
    expect(drill.forgedByLogView).toMatchObject({
      verdict: 'NOT_VERIFIED',
      codes: expect.arrayContaining(['key_revoked']),
    });
    expect(drill.relabelled).toMatchObject({
      verdict: 'NOT_VERIFIED',
      codes: expect.arrayContaining(['inclusion_invalid']),
    });
  });

  test('log disk rolled back: the sequencer signs nothing, the monitor raises an alarm, kits stay good', async () => {
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

  test('one root key lost: the other two replace it, nobody else can', async () => {
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

  test('log key stolen: the second history is seen, the log ends, and nothing behind its end is VERIFIED', async () => {
    const drill = await playLogKeyStolen();
    expect(drill).toMatchObject({ witness: 'witness_split', monitor: 'split_view', frozen: 'log_frozen' });
    expect(drill.before).toMatchObject({ verdict: 'VERIFIED', passes: expect.arrayContaining(['witnessed']) });
    expect(drill.after).toMatchObject({ verdict: 'VERIFIED', passes: expect.arrayContaining(['witnessed']) });
    expect(drill.beyondFinal).toMatchObject({
      verdict: 'NOT_VERIFIED',
      codes: expect.arrayContaining(['log_frozen_before_checkpoint']),
    });
  });

  test('witness lost: nothing is published without the quorum, nothing is lost, and a new witness takes the place', async () => {
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
});
