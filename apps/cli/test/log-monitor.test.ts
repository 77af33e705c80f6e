import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { writeLogEntry } from '@attestlayer/kit';
import { openLocalLog } from '@attestlayer/log';
import { openKeyFile } from '@attestlayer/signer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Scratch } from './run-cli.ts';

const scratch = new Scratch();
const home = (...names: string[]) => scratch.path('home', ...names);
const state = scratch.path('state.json');
const monitor = (source: string, ...more: string[]) =>
  scratch.json(['log', 'monitor', source, '--state', state, '--trust', home('trust', 'trust.1.json'), ...more]);

const trustEntry = (version: number) =>
  writeLogEntry({ entry: 'trust.v1', version, trust_sha256: sha256Hex(encodeUtf8(`trust ${version}`)) });

/** Adds entries to the log of a home as its owner could, and leaves it closed. */
async function append(directory: string, entries: Uint8Array[]): Promise<void> {
  const logSigner = await openKeyFile({ path: home('keys', 'log.key'), role: 'log', passphrase: 'a test passphrase' });
  const { log_origin: origin } = JSON.parse(readFileSync(home('home.json'), 'utf8'));
  const log = await openLocalLog({ directory, origin, logSigner });
  for (const entry of entries) await log.append(entry);
  await log.close();
}

beforeAll(async () => {
  expect(scratch.run(['init', '--issuer-name', 'Test Issuer']).status).toBe(0);
  cpSync(home('log'), scratch.path('before'), { recursive: true });
  cpSync(home('log'), scratch.path('forked'), { recursive: true });
  await append(home('log'), [trustEntry(2)]);
  await append(scratch.path('forked'), [trustEntry(3), trustEntry(4)]);
});
afterAll(() => scratch.remove());

test('monitor follows a log, and raises an alarm for a rollback and a split view', () => {
  const first = monitor(home('log'));
  expect(first.value).toMatchObject({ status: 'sound', size: 3, grownBy: 3, witnessing: 'inactive' });
  expect(first.status).toBe(0);
  expect(monitor(home('log')).value).toMatchObject({ status: 'sound', grownBy: 0 });

  const rollback = monitor(scratch.path('before'));
  expect(rollback).toMatchObject({ status: 1, value: { status: 'alarm', code: 'rollback' } });
  const split = monitor(scratch.path('forked'));
  expect(split).toMatchObject({ status: 1, value: { status: 'alarm', code: 'split_view' } });
  const evidence = split.value.evidence as string[];
  expect(evidence.map((path) => readFileSync(path, 'utf8'))).toEqual([
    readFileSync(home('log', 'checkpoint'), 'utf8'),
    readFileSync(scratch.path('forked', 'checkpoint'), 'utf8'),
  ]);
  expect(monitor(home('log')).value).toMatchObject({ status: 'sound', size: 3, grownBy: 0 });
});

test('monitor says what is missing with an exit code of its own', () => {
  expect(monitor(scratch.path('nothing'))).toMatchObject({ status: 3, value: { code: 'unreachable' } });
  expect(monitor('http://127.0.0.1:1/')).toMatchObject({ status: 3, value: { code: 'unreachable' } });
  const later = new Date(Date.now() + 7_200_000).toISOString();
  const stale = monitor(home('log'), '--max-silence', '3600', '--now', later);
  expect(stale).toMatchObject({ status: 3, value: { code: 'stale' } });
  const expired = monitor(home('log'), '--now', '2099-01-01T00:00:00.000Z');
  expect(expired).toMatchObject({ status: 3, value: { error: { code: 'trust_expired' } } });
});

test('monitor --every stops at the first alarm that says the log is wrong', () => {
  const { status, stdout } = scratch.run([
    'log',
    'monitor',
    scratch.path('before'),
    '--state',
    state,
    '--trust',
    home('trust', 'trust.1.json'),
    '--every',
    '1',
  ]);
  expect(status).toBe(1);
  expect(stdout).toContain('rollback');
});

test('bad input has a code and a hint', () => {
  const error = (code: string) => ({ status: 2, value: { error: { code, hint: expect.stringMatching(/./) } } });
  expect(monitor(home('log'), '--every', '0')).toMatchObject(error('seconds_malformed'));
  expect(monitor(home('log'), '--origin', 'other.example')).toMatchObject(error('log_not_listed'));
  writeFileSync(scratch.path('bad.json'), '{}');
  const other = ['log', 'monitor', home('log'), '--state', scratch.path('bad.json')];
  expect(scratch.json(other)).toMatchObject(error('state_malformed'));
  expect(existsSync(scratch.path('bad.json'))).toBe(true);
});

test('audit replays the home log, and finds what breaks the rules', async () => {
  const trust = ['--trust', home('trust', 'trust.1.json')];
  expect(scratch.json(['log', 'audit'])).toMatchObject({
    status: 0,
    value: { status: 'audited', size: 3, violations: 0, notices: 0, entries: { 'key.v1': 1, 'trust.v1': 2 } },
  });
  expect(scratch.json(['log', 'audit', scratch.path('forked'), ...trust])).toMatchObject({
    status: 1,
    value: { violations: 1, findings: [{ index: 2, code: 'trust_version_order' }] },
  });
  const text = scratch.run(['log', 'audit', scratch.path('forked'), ...trust]).stdout;
  expect(text).toContain('trust_version_order');
  expect(text).toContain('no witnessing is active');
});
