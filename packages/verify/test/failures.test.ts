import { writeCanonical } from '@attestlayer/encoding';
import { KitError } from '@attestlayer/kit';
import { asFolder, makeTestKit } from '@attestlayer/testing';
import { describe, expect, test } from 'vitest';
import {
  reportSchema,
  reportUnreadableKit,
  VERIFICATION_CODES,
  type VerificationReport,
  verifyKit,
} from '../src/index.ts';
import { BINDING_CASES } from './cases/binding-cases.ts';
import { DOCUMENT_CASES, TRAIL_CASES } from './cases/document-cases.ts';
import type { FailureCase } from './cases/failure-case.ts';
import { KEY_CASES, TRUST_CASES } from './cases/key-cases.ts';
import { LOG_CASES } from './cases/log-cases.ts';
import { PATH_CASES, ZIP_CASES } from './cases/opening-cases.ts';
import { STATUS_CASES } from './cases/status-cases.ts';

const TABLES = {
  'trust root of the reader': TRUST_CASES,
  'ZIP profile': ZIP_CASES,
  paths: PATH_CASES,
  'documents and files': DOCUMENT_CASES,
  'hash trail': TRAIL_CASES,
  'what the receipt binds': BINDING_CASES,
  'key and signature': KEY_CASES,
  'log and witnesses': LOG_CASES,
  'status and time': STATUS_CASES,
};

async function run(failure: FailureCase): Promise<VerificationReport> {
  const kit = await makeTestKit(failure.kit);
  try {
    const source = await (failure.open?.(kit) ?? asFolder(kit.files));
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

describe.each(Object.entries(TABLES))('%s', (_, cases) => {
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
  const produced = new Set(Object.values(TABLES).flatMap((cases) => cases.map((each) => each.code)));
  expect(VERIFICATION_CODES.map(({ code }) => code).filter((code) => !produced.has(code))).toEqual([]);
});
