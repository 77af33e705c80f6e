import { expect, test } from 'vitest';
import { DRILL_TIMEOUT_MS } from './cli-run.ts';
import { playIssuerKeyStolen } from './issuer-key-stolen.ts';

test('issuer key stolen: kits of before stay good, what the thief signs is never VERIFIED', {
  timeout: DRILL_TIMEOUT_MS,
}, async () => {
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
