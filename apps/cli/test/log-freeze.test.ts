import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ISSUED_AT, Scratch, writeRecords } from './run-cli.ts';

const scratch = new Scratch();
afterAll(() => scratch.remove());

test('a log is frozen by its typed origin, takes no entry any more, and stays whole', () => {
  expect(scratch.run(['init', '--issuer-name', 'Test Issuer', '--origin', 'log.example/2026']).status).toBe(0);
  const refused = scratch.json(['log', 'freeze', 'log.example/2027']);
  expect(refused).toMatchObject({ status: 2 });
  expect(refused.stderr + refused.stdout).toContain('freeze_not_confirmed');

  const frozen = scratch.json(['log', 'freeze', 'log.example/2026']);
  expect(frozen.status).toBe(0);
  expect(frozen.value).toMatchObject({ origin: 'log.example/2026', size: 2 });
  const final = JSON.parse(readFileSync(join(scratch.home, 'log', 'final.json'), 'utf8'));
  expect(final).toEqual({ schema: 'attestlayer.log-final.v1', ...frozen.value });
  expect(scratch.json(['log', 'freeze', 'log.example/2026']).value).toEqual(frozen.value);
  expect(scratch.json(['log', 'fsck'])).toMatchObject({ status: 0, value: { status: 'sound', size: 2 } });

  const records = writeRecords(scratch, 'records');
  const issue = ['issue', records, '--profile', 'CORE-01', '--out', scratch.path('kit'), '--at', ISSUED_AT];
  const late = scratch.json(issue);
  expect(late.status).toBe(2);
  expect(late.stderr + late.stdout).toContain('log_frozen');
});
