import { makeTestKit, runTamperMatrix } from '@attestlayer/testing';
import { expect, test } from 'vitest';
import { verifyKit } from '../src/index.ts';

test('no tampered kit is VERIFIED (each 17th byte; all of them in `npm run tamper`)', async () => {
  const kit = await makeTestKit();
  const other = await makeTestKit({ variant: 2 });
  const result = await runTamperMatrix({
    kitFiles: kit.files,
    otherKitFiles: other.files,
    verify: (source) => verifyKit({ kit: source, trust: { pinned: kit.trust }, now: kit.now }),
    everyNthByte: 17,
  });
  expect(result.survivors).toEqual([]);
  expect(result.byKind).toMatchObject({ 'signed again': 16, swapped: expect.any(Number), removed: expect.any(Number) });
  expect(result.cases).toBeGreaterThan(2000);
});
