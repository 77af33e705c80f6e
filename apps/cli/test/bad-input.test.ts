import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Scratch, writeRecords } from './run-cli.ts';

const scratch = new Scratch();
beforeAll(() => {
  expect(scratch.run(['init', '--issuer-name', 'Test Issuer']).status).toBe(0);
  mkdirSync(scratch.path('empty'));
  scratch.write('file.txt', 'not a folder');
  scratch.write('bad-packet/packet.json', '{"schema":"attestlayer.packet.v1","unknown":1}');
  scratch.write('bad-packet/a.txt', 'a');
  scratch.write('misspelt/packet.json', '{"schema":"attestlayer.packet.v1","records":{"b.txt":{}}}');
  scratch.write('misspelt/a.txt', 'a');
  scratch.write('no-kit.zip', 'this is no archive');
  scratch.write('empty.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'));
  mkdirSync(scratch.path('no-kit-folder'));
  scratch.write('no-kit-folder/a.txt', 'a');
  writeRecords(scratch, 'records');
});
afterAll(() => scratch.remove());

const core = ['--profile', 'CORE-01'];
const client = ['--client-name', 'Client'];

test.each([
  ['a folder that is missing', ['issue', 'none', ...core, ...client], 'folder_missing', 2],
  ['a file for a folder', ['issue', 'file.txt', ...core, ...client], 'folder_is_a_file', 2],
  ['an empty folder', ['issue', 'empty', ...core, ...client], 'folder_empty', 2],
  ['an unknown profile', ['issue', 'records', '--profile', 'NONE-01'], 'profile_unknown', 2],
  ['a profile that is no profile', ['issue', 'records', '--profile', 'records/packet.json'], 'profile_unreadable', 2],
  ['no client', ['issue', 'misspelt', ...core], 'client_missing', 2],
  ['a bad packet file', ['issue', 'bad-packet', ...core, ...client], 'packet_file_malformed', 2],
  ['a misspelt path in it', ['issue', 'misspelt', ...core, ...client], 'packet_file_names_unknown_record', 2],
  ['a malformed time', ['issue', 'records', ...core, '--at', 'now'], 'time_malformed', 2],
  ['a malformed seed', ['issue', 'records', ...core, '--seed', '00'], 'seed_malformed', 2],
  ['a trust root that is missing', ['verify', 'no-kit-folder', '--trust', 'none'], 'trust_file_unreadable', 2],
  [
    'a wrong fingerprint',
    ['trust', 'add', 'home/trust/trust.1.json', '--fingerprint', '00'],
    'fingerprint_mismatch',
    1,
  ],
  ['a home that exists', ['init', '--issuer-name', 'Other'], 'home_exists', 2],
])('%s has a code, a hint and an exit code', (_what, args, code, exitCode) => {
  const absolute = args.map((arg) => (existsSync(scratch.path(arg)) && !arg.startsWith('-') ? scratch.path(arg) : arg));
  const { status, value } = scratch.json(absolute);
  expect(value.error).toMatchObject({ code, hint: expect.stringMatching(/./) });
  expect(status).toBe(exitCode);
});

test.each([
  ['no archive', 'no-kit.zip'],
  ['an empty archive', 'empty.zip'],
  ['a folder that is no kit', 'no-kit-folder'],
  ['nothing', 'missing.zip'],
])('verify of %s ends with exit code 2', (_what, name) => {
  expect(scratch.json(['verify', scratch.path(name)]).status).toBe(2);
});

test('a wrong passphrase changes nothing', () => {
  const before = readdirSync(scratch.home, { recursive: true });
  const args = ['issue', scratch.path('records'), ...core, '--out', scratch.path('out')];
  const { status, value } = scratch.json(args, { ATTESTLAYER_PASSPHRASE: 'wrong' });
  expect(value.error).toMatchObject({ code: 'passphrase_wrong' });
  expect(status).toBe(2);
  expect(existsSync(scratch.path('out'))).toBe(false);
  expect(readdirSync(scratch.home, { recursive: true })).toEqual(before);
});

test('a corrupt key file is told from a wrong passphrase', () => {
  const other = new Scratch();
  expect(other.run(['init', '--issuer-name', 'Test Issuer']).status).toBe(0);
  other.write('home/keys/issuer.key', '{"schema":"attestlayer.key.v1"}');
  const { value } = other.json(['issue', scratch.path('records'), ...core]);
  expect(value.error).toMatchObject({ code: 'key_file_corrupt' });
  other.remove();
});

test('without a home, issuing says what to do first', () => {
  const { status, value } = new Scratch('none').json(['issue', scratch.path('records'), ...core]);
  expect(value.error).toMatchObject({ code: 'home_missing', hint: expect.stringContaining('init') });
  expect(status).toBe(2);
});

test('an unknown option is a usage error with the help at hand', () => {
  const { status, stderr } = scratch.run(['verify', '--frobnicate']);
  expect(status).toBe(2);
  expect(stderr).toContain('--help');
});
