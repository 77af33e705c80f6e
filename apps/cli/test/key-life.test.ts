import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ISSUED_AT, Scratch, writeRecords } from './run-cli.ts';

const scratch = new Scratch();
const home = (...names: string[]) => join(scratch.home, ...names);
const root = ['--key', home('keys', 'root.key')];
const issue = () =>
  scratch.json([
    'issue',
    scratch.path('records'),
    '--profile',
    'CORE-01',
    '--out',
    scratch.path('kits'),
    '--at',
    ISSUED_AT,
  ]);
const verify = (kit: unknown, ...more: string[]) => scratch.json(['verify', String(kit), ...more]).value.verdict;
const errorOf = ({ value }: { value: Record<string, unknown> }) => value.error;

function ok(args: string[]): Record<string, unknown> {
  const { status, value } = scratch.json(args);
  expect(value, args.join(' ')).not.toHaveProperty('error');
  expect(status, args.join(' ')).toBe(0);
  return value;
}

function changeTrust(...changes: string[]): Record<string, unknown> {
  const [proposal, signed] = [scratch.path('proposal.json'), scratch.path('signed.json')];
  ok(['trust', 'propose', '--out', proposal, ...changes]);
  ok(['trust', 'sign', proposal, ...root, '--out', signed, '--yes']);
  return ok(['trust', 'publish', signed]);
}

beforeAll(() => {
  ok(['init', '--issuer-name', 'Test Issuer']);
  writeRecords(scratch, 'records');
});
afterAll(() => scratch.remove());

/** An issue starts some ten processes; on a busy machine a whole life takes minutes. */
const LONG = { timeout: 300_000 };

test('an issuer key is rotated with overlap, and the one that is not listed is never signed with', LONG, () => {
  const first = (ok(['keys', 'list']) as unknown as { role: string; kid: string }[])[0]!.kid;
  const before = issue().value.kit;
  const next = String(ok(['keys', 'generate', '--role', 'issuer']).kid);
  const { index } = ok(['keys', 'activate', '--kid', next]);
  expect(ok(['keys', 'activate', '--kid', next]).index).toBe(index);

  // Announced in the log is not trusted yet: the first key is still the one.
  const between = issue().value.kit;
  expect(signerOf(between)).toBe(first);
  changeTrust('--activate', next);
  const after = issue().value.kit;
  expect(signerOf(after)).toBe(next);

  ok(['keys', 'retire', '--kid', first]);
  expect(changeTrust('--retire', first).version).toBe(3);
  renameSync(home('keys', `issuer-${next}.key`), scratch.path('away.key'));
  const refused = issue();
  expect(refused.status).toBe(2);
  expect(errorOf(refused)).toMatchObject({
    code: 'issuer_key_not_valid',
    message: expect.stringContaining('retired, good after index 0 up to index'),
    hint: expect.stringContaining('trust root'),
  });
  renameSync(scratch.path('away.key'), home('keys', `issuer-${next}.key`));

  for (const kit of [before, between, after]) expect(verify(kit)).toBe('VERIFIED');
  expect(ok(['log', 'audit'])).toMatchObject({ violations: 0, notices: 0 });
  const jwks = JSON.parse(scratch.run(['keys', 'jwks']).stdout) as { keys: { kid: string }[] };
  expect(jwks.keys.map(({ kid }) => kid)).toEqual([first, next]);
});

function signerOf(kit: unknown): string {
  const entries = ok(['log', 'show']).entries as { entry: string; kid: string }[];
  expect(verify(kit)).toBe('VERIFIED');
  return entries.findLast(({ entry }) => entry === 'receipt.v1')!.kid;
}

test('a reader takes the updates of a pinned trust root, in any order, and none that is not signed', LONG, () => {
  const reader = ['--home', scratch.path('reader')];
  const versions = [1, 2, 3].map((version) => home('trust', `trust.${version}.json`)) as [string, string, string];
  const { fingerprint } = ok(['trust', 'show', versions[0]]);
  ok([...reader, 'trust', 'add', versions[0], '--fingerprint', String(fingerprint)]);
  expect(errorOf(scratch.json([...reader, 'trust', 'update', versions[2]]))).toMatchObject({
    code: 'trust_version_not_next',
    hint: expect.stringMatching(/./),
  });
  ok(['trust', 'propose', '--out', scratch.path('unsigned.json')]);
  expect(
    errorOf(scratch.json([...reader, 'trust', 'update', ...versions.slice(1), scratch.path('unsigned.json')])),
  ).toMatchObject({
    code: 'trust_threshold_not_met',
  });
  expect(ok([...reader, 'trust', 'update', versions[2], versions[1]])).toMatchObject({ version: 3, added: 2 });
  expect(ok([...reader, 'trust', 'update', versions[1]])).toMatchObject({ version: 3, added: 0 });
  expect(ok([...reader, 'trust', 'list'])).toMatchObject([{ fingerprint, version: 3 }]);
  const [kit] = readdirSync(scratch.path('kits'));
  expect(scratch.json([...reader, 'verify', scratch.path('kits', kit!)]).value.verdict).toBe('VERIFIED');
});

test('a root holder reads what changes and confirms it; a time-stamp authority comes and goes', LONG, () => {
  const pem = [
    '-----BEGIN CERTIFICATE-----',
    Buffer.from([0x30, 1, 0]).toString('base64'),
    '-----END CERTIFICATE-----',
  ];
  const file = scratch.write('tsa.pem', `${pem.join('\n')}\n${pem.join('\n')}\n`);
  const proposal = scratch.path('tsa.json');
  expect(ok(['trust', 'propose', '--out', proposal, '--add-tsa', `Time=${file}`]).changes).toContainEqual(
    expect.stringMatching(/^\+ time-stamp authority "Time", certificates [0-9a-f]{64}, [0-9a-f]{64}$/),
  );
  const unread = scratch.run(['trust', 'sign', proposal, ...root, '--out', scratch.path('unread.json')]);
  expect(unread.status).toBe(1);
  expect(unread.stderr).toContain('+ time-stamp authority "Time"');
  expect(unread.stderr).toContain('nothing was signed');
  changeTrust('--add-tsa', `Time=${file}`);
  changeTrust('--remove-tsa', 'Time');
  expect((ok(['trust', 'show']).root as { tsas: unknown[] }).tsas).toEqual([]);
});

test('a set-up that was killed is finished by the next one, and only that', LONG, () => {
  const killed = new Scratch();
  expect(killed.run(['init', '--issuer-name', 'Test Issuer']).status).toBe(0);
  const pinned = join(killed.home, 'trust', 'trust.1.json');
  const [settings, trust] = [readFileSync(join(killed.home, 'home.json')), readFileSync(pinned)];
  rmSync(join(killed.home, 'home.json'));
  expect(killed.run(['init', '--issuer-name', 'Test Issuer']).status).toBe(0);
  expect(readFileSync(pinned)).toEqual(trust);
  expect(JSON.parse(settings.toString()).log_origin).toBe(
    JSON.parse(readFileSync(join(killed.home, 'home.json'), 'utf8')).log_origin,
  );
  rmSync(join(killed.home, 'home.json'));
  writeFileSync(join(killed.home, 'letters.txt'), 'not ours');
  expect(killed.json(['init', '--issuer-name', 'Test Issuer']).value.error).toMatchObject({ code: 'home_exists' });
  killed.remove();
});

test.each([
  ['a key that is not here', ['keys', 'activate', '--kid', 'none'], 'key_not_here', 2],
  ['a log key without a log', ['keys', 'generate', '--role', 'log'], 'origin_needed', 2],
  ['a revocation that says no end', ['keys', 'revoke', '--kid', 'none', '--out', 'x'], 'key_end_missing', 2],
  ['a malformed index', ['keys', 'revoke', '--kid', 'none', '--last-valid', '-1', '--out', 'x'], 'index_malformed', 2],
  ['an end without an index', ['trust', 'propose', '--compromised', 'none', '--out', 'x'], 'change_malformed', 2],
  ['a key that was not activated', ['trust', 'propose', '--activate', 'none', '--out', 'x'], 'key_event_missing', 2],
  ['a root key that is none', ['trust', 'propose', '--add-root', 'none', '--out', 'x'], 'change_malformed', 2],
  ['a threshold that cannot be met', ['trust', 'propose', '--threshold', '9', '--out', 'x'], 'trust_threshold', 2],
  ['a root key that is not there', ['trust', 'propose', '--remove-root', 'none', '--out', 'x'], 'change_refused', 2],
  [
    'a final state that is none',
    ['trust', 'propose', '--freeze', 'home/home.json', '--out', 'x'],
    'change_malformed',
    2,
  ],
  [
    'a policy that is none',
    ['trust', 'propose', '--witness-policy', 'home/home.json', '--out', 'x'],
    'trust_witness_policy',
    2,
  ],
  ['a file to publish that is none', ['trust', 'publish', 'home/home.json'], 'trust_jws_invalid', 2],
  [
    'an update of nobody',
    ['--home', 'nobody', 'trust', 'update', 'home/trust/trust.1.json'],
    'update_follows_nothing',
    2,
  ],
])('%s has a code, a hint and an exit code', (_what, args, code, exitCode) => {
  const absolute = args.map((arg) => (/^(home|nobody|x)(\/|$)/.test(arg) ? scratch.path(arg) : arg));
  const { status, value } = scratch.json(absolute);
  expect(value.error).toMatchObject({ code, hint: expect.stringMatching(/./) });
  expect(status).toBe(exitCode);
});
