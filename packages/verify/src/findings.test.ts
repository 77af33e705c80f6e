import { expect, test } from 'vitest';
import { Findings } from './findings.ts';

test('a group is as good as its worst check, and nothing without any', () => {
  const findings = new Findings();
  expect(findings.statusOf('logged')).toBe('NOT_ESTABLISHED');
  findings.notApplicable('log_views', 'log_views_not_comparable');
  expect(findings.statusOf('logged')).toBe('NOT_APPLICABLE');
  findings.pass('inclusion');
  expect(findings.statusOf('logged')).toBe('PASS');
  findings.notEstablished('log_proof', 'proof_missing');
  expect(findings.statusOf('logged')).toBe('NOT_ESTABLISHED');
  findings.fail('inclusion', 'inclusion_invalid');
  expect(findings.statusOf('logged')).toBe('FAIL');
});

test('a failure is not lost behind many checks that are not established', () => {
  const findings = new Findings();
  for (let file = 0; file < 60; file += 1)
    findings.notEstablished('file_digests', 'file_not_hashed', { path: `${file}` });
  findings.fail('file_digests', 'file_digest_differs', { path: 'changed' });
  expect(findings.statusOf('files_match_manifest')).toBe('FAIL');
  const listed = findings.checksOf('files_match_manifest');
  expect(listed).toHaveLength(51);
  expect(listed[49]?.found).toBe('and 11 more');
  expect(listed[50]?.path).toBe('changed');
});

test('what was not reached is said once in every group that has not failed', () => {
  const findings = new Findings();
  expect(() => findings.stop('manifest_document', 'manifest_schema')).toThrow();
  findings.pass('trust_root');
  findings.markNotReached();
  expect(findings.statusOf('receipt_key_known')).toBe('NOT_ESTABLISHED');
  expect(findings.checksOf('files_match_manifest').map((check) => check.code)).toEqual(['manifest_schema']);
  expect(findings.checksOf('logged').map((check) => check.code)).toEqual(['not_reached']);
});
