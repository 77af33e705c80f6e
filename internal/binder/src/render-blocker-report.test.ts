import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { BlockerReportModel, ReportBlocker } from './model.ts';
import { renderBlockerReport } from './render-blocker-report.ts';
import { makeModel, makeOutFile, readPageTexts } from './test-fixtures.ts';

const BLOCKER: ReportBlocker = {
  code: 'requirement_not_supplied',
  severity: 'blocker',
  requirementId: 'policy',
  expected: 'At least 1 record',
  found: 'None',
  remedy: 'Upload the policy.',
  affected: [{ recordId: 'r1', originalName: '規程.pdf', sha256: 'd'.repeat(64) }],
};

async function render(changes: Partial<BlockerReportModel>): Promise<string> {
  const { packetId, createdAt, issuer, partner, client, profile, period, attempt, boundary } = await makeModel([]);
  const outFile = await makeOutFile();
  await renderBlockerReport({
    outFile,
    model: {
      ...{ packetId, issuer, partner, client, profile, period, attempt, boundary },
      evaluatedAt: createdAt,
      sandbox: false,
      outcome: 'FAIL',
      requirements: [{ id: 'policy', title: 'A policy', status: 'not_supplied' }],
      blockers: [BLOCKER],
      ...changes,
    },
  });
  return (await readPageTexts(await readFile(outFile))).join('\n');
}

describe('renderBlockerReport', () => {
  it('prints each finding under its requirement, packet-wide ones first', async () => {
    const text = await render({
      blockers: [BLOCKER, { ...BLOCKER, code: 'packet_wide', requirementId: null, affected: [] }],
    });
    for (const part of [
      'FAIL',
      'A policy',
      'requirement_not_supplied',
      '規程.pdf',
      'Upload the policy.',
      '2 blockers',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.lastIndexOf('packet_wide')).toBeLessThan(text.lastIndexOf('requirement_not_supplied'));
  });

  it('prints a report without findings', async () => {
    const text = await render({ outcome: 'PASS', blockers: [] });
    expect(text).toContain('PASS');
    expect(text).toContain('No findings.');
  });
});
