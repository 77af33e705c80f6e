import { writeCanonical } from '@attestlayer/encoding';
import { KitError } from '@attestlayer/kit';
import { makeTestKit } from '@attestlayer/testing';
import { describe, expect, test } from 'vitest';
import {
  reportSchema,
  reportUnreadableKit,
  VERIFICATION_CODES,
  type VerificationReport,
  verifyKit,
} from '../src/index.ts';
import { type FailureCase, openCase } from './cases/failure-case.ts';
import { FAILURE_CASES } from './cases/index.ts';

async function run(failure: FailureCase): Promise<VerificationReport> {
  const kit = await makeTestKit(failure.kit);
  try {
    const source = await openCase(failure, kit);
    return await verifyKit({
      kit: source,
      trust: { pinned: kit.trust },
      now: kit.now,
      ...(await failure.input?.(kit)),
    });
  } catch (error) {
    if (error instanceof KitError) return reportUnreadableKit(error, { now: kit.now });
    throw error;
  }
}

function codesOf(report: VerificationReport): (string | null)[] {
  return [...report.proves, ...report.also].flatMap((group) => group.checks.map((check) => check.code));
}

describe.each(Object.entries(FAILURE_CASES))('%s', (_, cases) => {
  const named = cases.map((each) => ({
    ...each,
    name: each.because === undefined ? each.code : `${each.code}, ${each.because}`,
  }));
  test.each(named)('$name: $verdict', async (failure) => {
    const report = await run(failure);
    expect(codesOf(report)).toContain(failure.code);
    expect(report.verdict).toBe(failure.verdict);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(() => writeCanonical(report)).not.toThrow();
  });
});

test('every code of the catalogue is produced by a case', () => {
  const produced = new Set(Object.values(FAILURE_CASES).flatMap((cases) => cases.map((each) => each.code)));
  expect(VERIFICATION_CODES.map(({ code }) => code).filter((code) => !produced.has(code))).toEqual([]);
});
