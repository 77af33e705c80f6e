import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stockCommands } from '../../../tools/stock-commands.ts';
import { ISSUED_AT, Scratch, writeRecords } from './run-cli.ts';

const SEED = '5e'.repeat(32);
const scratch = new Scratch();
let kit: string;
let trust: string;

const issue = (folder: string, out: string, more: string[] = []) =>
  scratch.json(['issue', folder, '--profile', 'CORE-01', '--out', scratch.path(out), '--at', ISSUED_AT, ...more]);

function unpack(kitPath: string, folder: string): string {
  const target = scratch.path(folder);
  const unpacked = spawnSync(process.execPath, ['tools/unpack.ts', kitPath, target], { encoding: 'utf8' });
  expect(unpacked.stderr).toBe('');
  return target;
}

beforeAll(() => {
  expect(scratch.run(['init', '--issuer-name', 'Test Issuer']).status).toBe(0);
  trust = join(scratch.home, 'trust', 'trust.1.json');
  const records = writeRecords(scratch, 'records');

  // The first attempt forgets the contracts; it costs nothing and is counted.
  cpSync(records, scratch.path('incomplete'), { recursive: true });
  rmSync(scratch.path('incomplete', 'contracts'), { recursive: true });
  const packet = JSON.parse(readFileSync(join(records, 'packet.json'), 'utf8'));
  delete packet.records['contracts/'];
  scratch.write('incomplete/packet.json', JSON.stringify(packet));
  const blocked = issue(scratch.path('incomplete'), 'blocked');
  expect(blocked.status).toBe(1);
  expect(blocked.value).toMatchObject({ outcome: 'FAIL' });
  cpSync(scratch.home, scratch.path('home-before'), { recursive: true });

  const issued = issue(records, 'kit', ['--seed', SEED]);
  expect(issued.stderr).toBe('');
  expect(issued.status).toBe(0);
  kit = String(issued.value.kit);
});
afterAll(() => scratch.remove());

test('FAIL names the missing contracts and writes the report in four forms', () => {
  const files = readdirSync(scratch.path('blocked'));
  expect(files.map((name) => name.split('.').at(-1)).sort()).toEqual(['csv', 'json', 'pdf', 'txt']);
  const evaluation = JSON.parse(
    readFileSync(scratch.path('blocked', files.find((name) => name.endsWith('.json'))!), 'utf8'),
  );
  expect(evaluation.blockers).toContainEqual(
    expect.objectContaining({ code: 'requirement_missing', requirement_id: 'CORE-01.CTR', severity: 'blocker' }),
  );
});

test('the issued kit is VERIFIED with the pinned trust root and says that it took two attempts', () => {
  const { status, value } = scratch.json(['verify', kit, '--trust', trust]);
  expect(status).toBe(0);
  expect(value).toMatchObject({ verdict: 'VERIFIED', kit: { attempt: 2, outcome: 'PASS' } });
});

test('a kit unpacked to a folder is VERIFIED too', () => {
  expect(scratch.json(['verify', unpack(kit, 'folder'), '--trust', trust]).status).toBe(0);
});

test('the log of the issuer settles whether the kit was withdrawn', () => {
  const args = ['verify', kit, '--trust', trust, '--require', 'not_withdrawn'];
  expect(scratch.json(args).status).toBe(3);
  expect(scratch.json([...args, '--log', join(scratch.home, 'log')]).status).toBe(0);
});

test('without a trust root, or with that of another issuer, nothing is established', () => {
  const other = new Scratch();
  other.run(['init', '--issuer-name', 'Other Issuer', '--issuer-id', 'other']);
  expect(other.json(['verify', kit]).value).toMatchObject({ verdict: 'NOT_ESTABLISHED', exit_code: 3 });
  const foreign = join(other.home, 'trust', 'trust.1.json');
  expect(scratch.json(['verify', kit, '--trust', foreign]).value).toMatchObject({ verdict: 'NOT_ESTABLISHED' });
  other.remove();
});

test('a changed byte of evidence is NOT VERIFIED and the file is named', () => {
  const folder = unpack(kit, 'tampered');
  const [name] = readdirSync(join(folder, 'evidence'));
  const path = join(folder, 'evidence', name!);
  const bytes = readFileSync(path);
  bytes[10] = bytes[10]! ^ 1;
  writeFileSync(path, bytes);
  const { status, stdout } = scratch.run(['verify', folder, '--trust', trust]);
  expect(status).toBe(1);
  expect(stdout).toContain('NOT VERIFIED');
  expect(stdout).toContain(`evidence/${name}`);
});

test('a newer format version is malformed input, not a forgery', () => {
  const folder = unpack(kit, 'newer');
  const path = join(folder, 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('attestlayer.manifest.v1', 'attestlayer.manifest.v2'));
  expect(scratch.json(['verify', folder, '--trust', trust]).status).toBe(2);
});

test('the commands of README.txt verify the kit with stock tools, and refuse a changed one', () => {
  const folder = unpack(kit, 'stock/kit');
  const script = stockCommands(readFileSync(join(folder, 'README.txt'), 'utf8'));
  writeFileSync(join(dirname(folder), 'issuer.jwks.json'), scratch.run(['keys', 'jwks']).stdout);
  const run = () => spawnSync('sh', ['-eu', '-c', script], { cwd: folder, encoding: 'utf8' });
  expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('Signature Verified Successfully') });

  for (const name of ['README.txt', 'manifest.json', 'receipt.json', 'receipt.jws', 'SHA256SUMS', 'profile.json']) {
    const path = join(folder, name);
    const original = readFileSync(path);
    const changed = Buffer.from(original);
    changed[changed.length - 5] = changed[changed.length - 5]! ^ 1;
    writeFileSync(path, changed);
    expect(run().status, `changed ${name}`).not.toBe(0);
    writeFileSync(path, original);
  }
  writeFileSync(join(folder, 'added.txt'), 'added');
  expect(run().status, 'added file').not.toBe(0);
});

test('the same input, clock and seed give the same kit, byte for byte', () => {
  rmSync(scratch.home, { recursive: true });
  cpSync(scratch.path('home-before'), scratch.home, { recursive: true });
  const again = issue(scratch.path('records'), 'kit-again', ['--seed', SEED]);
  expect(readFileSync(String(again.value.kit)).equals(readFileSync(kit))).toBe(true);
});

test('the next kit of the series says what changed, and inspect and diff show it', () => {
  const policy = 'Passwords are long, unique and kept in the password manager of the practice. '.repeat(4);
  scratch.write('records/policies/second.md', `# Password policy\n\n${policy}\n`);
  const next = issue(scratch.path('records'), 'next');
  expect(next.status).toBe(0);
  const diff = scratch.json(['diff', kit, String(next.value.kit)]);
  expect(diff.value).toMatchObject({ status: 'compared', removed: [] });
  expect(diff.value.added).toHaveLength(1);
  const folder = unpack(String(next.value.kit), 'next-folder');
  expect(JSON.parse(readFileSync(join(folder, 'reports/diff.json'), 'utf8')).added).toHaveLength(1);
  expect(scratch.run(['inspect', folder]).stdout).toContain('policies/second.md');
  expect(scratch.json(['log', 'fsck']).status).toBe(0);
});

test('a run that stopped after sealing is finished by the next one: same receipt, one log entry', () => {
  const records = scratch.path('records');
  const args = ['--seed', 'aa'.repeat(32)];
  cpSync(scratch.home, scratch.path('home-then'), { recursive: true });
  const { receipt_id: receiptId, kit: path } = issue(records, 'resumed', args).value;
  rmSync(scratch.home, { recursive: true });
  cpSync(scratch.path('home-then'), scratch.home, { recursive: true });
  rmSync(String(path));

  // A folder in the way stops the run when the kit is sealed and logged, but not delivered.
  mkdirSync(`${path}.partial`);
  expect(issue(records, 'resumed', args).status).not.toBe(0);
  const entries = scratch.json(['log', 'show']).value.entries as unknown[];
  rmSync(`${path}.partial`, { recursive: true, force: true });

  const second = issue(records, 'resumed');
  expect(second.value).toMatchObject({
    receipt_id: receiptId,
    kit: path,
    resumed: true,
    log_index: entries.length - 1,
  });
  expect(scratch.json(['log', 'show']).value.entries).toEqual(entries);
  expect(scratch.json(['verify', String(path), '--trust', trust]).status).toBe(0);
});
