import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSoftTokens, SOFT_TOKEN_MODULE, type SoftTokens } from '@attestlayer/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIN, Scratch, writeRecords } from './run-cli.ts';

const PAGE = new URL('../../../docs/keys-in-hardware.md', import.meta.url);
const PAGE_MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '4711';

/** An issue starts some ten processes; on a busy machine a whole page takes minutes. */
const LONG = { timeout: 300_000 };

const scratch = new Scratch();
let tokens: SoftTokens;

const home = (...names: string[]) => join(scratch.home, ...names);
const withPin = (args: string[], pin = PIN) => scratch.json(args, { ...tokens.env, ATTESTLAYER_TOKEN_PIN: pin });
const uri = (label: string) =>
  `pkcs11:token=Issuing%20token;object=${label};type=private?module-path=${tokens.modulePath}`;
const generate = (label: string, ...more: string[]) =>
  withPin(['keys', 'generate', '--driver', 'pkcs11', '--token-uri', uri(label), '--role', 'issuer', ...more]);
const issue = (pin?: string) =>
  withPin(['issue', scratch.path('records'), '--profile', 'CORE-01', '--out', scratch.path('kits')], pin);
const logSize = () => (scratch.json(['log', 'show']).value.entries as unknown[]).length;

/** The blocks of the page as one script. */
const scriptOf = (page: string) => [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code).join('\n');

/** Who signed the kits of a folder, each of which must be VERIFIED. */
function signersOf(folder: string, trust: string): unknown[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.zip'))
    .map((name) => {
      const { value } = scratch.json([
        'verify',
        join(folder, name),
        '--trust',
        join(trust, 'trust.1.json'),
        ...updates(trust),
      ]);
      expect(value.verdict).toBe('VERIFIED');
      return (value.kit as { issuer: { id: string } }).issuer.id;
    });
}

function updates(trust: string): string[] {
  const later = readdirSync(trust).filter((name) => name !== 'trust.1.json');
  return later.length === 0 ? [] : ['--trust-update', ...later.map((name) => join(trust, name))];
}

describe.skipIf(SOFT_TOKEN_MODULE === undefined)('keys on a token, from the command line', () => {
  beforeAll(async () => {
    tokens = await makeSoftTokens();
    expect(scratch.run(['init', '--issuer-name', 'Test Issuer']).status).toBe(0);
    writeRecords(scratch, 'records');
  }, LONG.timeout);
  afterAll(async () => {
    await tokens.remove();
    scratch.remove();
  });

  test('what the page says can be run from top to end, and the kits of the token are VERIFIED', LONG, async () => {
    const page = (await readFile(PAGE, 'utf8')).replaceAll(PAGE_MODULE, tokens.modulePath);
    const script = `attestlayer() { "$NODE" "$BIN" --quiet "$@"; }\n${scriptOf(page)}`;
    const run = spawnSync('sh', ['-e', '-c', script], {
      encoding: 'utf8',
      cwd: scratch.folder,
      env: {
        PATH: process.env.PATH,
        NODE: process.execPath,
        BIN,
        ATTESTLAYER_HOME: scratch.home,
        ATTESTLAYER_PASSPHRASE: 'a test passphrase',
        SO_PIN: '12345678',
        TOKEN_PIN: PIN,
        ...tokens.env,
      },
    });
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).not.toMatch(/error|warning/i);
    expect(signersOf(scratch.path('kits'), home('trust'))).toHaveLength(1);
    expect(signersOf(scratch.path('new-kits'), scratch.path('new-home', 'trust'))).toHaveLength(1);
    expect(readFileSync(scratch.path('new-home', 'keys', 'log.key'), 'utf8')).toContain('attestlayer.key-reference.v1');
    const [first, second] = scratch.json(['log', 'show']).value.entries as { kid?: string }[];
    const receipt = (scratch.json(['log', 'show']).value.entries as { entry: string; kid: string }[]).at(-1)!;
    expect(receipt.entry).toBe('receipt.v1');
    expect([first?.kid, second?.kid]).not.toContain(receipt.kid);
    expect(readdirSync(home('keys'))).toContain(`issuer-${receipt.kid}.key`);
  });

  test('the file of a key on a token holds no secret and is for its owner alone', async () => {
    const name = readdirSync(home('keys')).find((candidate) => candidate.startsWith('issuer-'))!;
    const text = await readFile(home('keys', name), 'utf8');
    expect(Object.keys(JSON.parse(text))).toEqual(['kid', 'role', 'schema', 'uri', 'x']);
    expect(text).not.toContain(PIN);
    expect((await stat(home('keys', name))).mode & 0o777).toBe(0o600);
  });

  test('a wrong PIN, no PIN, and a token that is away are told, and lose nothing', LONG, () => {
    const before = logSize();
    const wrong = issue('0000');
    expect(wrong.value.error).toMatchObject({ code: 'pin_wrong', hint: expect.stringContaining('locks itself') });
    expect(wrong.stdout + wrong.stderr).not.toContain('0000');
    const none = scratch.json(['issue', scratch.path('records'), '--profile', 'CORE-01'], tokens.env);
    expect(none.value.error).toMatchObject({ code: 'pin_missing', hint: expect.stringContaining('--pin-file') });
    const [token] = readdirSync(tokens.tokenFolder);
    renameSync(join(tokens.tokenFolder, token!), scratch.path('pulled-out'));
    const away = issue();
    // Listing needs no token: what the trust root says of a key does not depend on what is plugged in.
    expect(scratch.run(['keys', 'list'], tokens.env).status).toBe(0);
    renameSync(scratch.path('pulled-out'), join(tokens.tokenFolder, token!));
    expect(away.value.error).toMatchObject({
      code: 'token_missing',
      hint: expect.stringContaining('put the token in'),
    });
    for (const { status } of [wrong, none, away]) expect(status).toBe(2);
    expect(logSize()).toBe(before);
    expect(issue().value).toMatchObject({ outcome: 'PASS' });
    expect(logSize()).toBe(before + 1);
  });

  test('a key that exists, a place that is taken and a URI without driver make nothing', LONG, () => {
    expect(generate('issuer:2026').value.error).toMatchObject({
      code: 'token_key_exists',
      hint: expect.stringContaining('keys add'),
    });
    expect(generate('issuer:other', '--out', home('keys', 'root.key')).value.error).toMatchObject({
      code: 'key_file_exists',
    });
    expect(withPin(['keys', 'add', '--token-uri', uri('issuer:other')]).value.error).toMatchObject({
      code: 'token_key_missing',
    });
    expect(scratch.json(['keys', 'generate', '--role', 'issuer', '--driver', 'pkcs11']).value.error).toMatchObject({
      code: 'token_uri_needed',
    });
    expect(withPin(['keys', 'add', '--token-uri', `${uri('issuer:2026')}&pin-value=4711`]).value.error).toMatchObject({
      code: 'key_reference_invalid',
    });
  });

  test('a file that others can change, or that names another key, opens nothing', LONG, async () => {
    const out = scratch.path('root.key');
    expect(generate('root:second', '--role', 'root', '--out', out).status).toBe(0);
    const proposal = scratch.path('renewal.json');
    expect(scratch.json(['trust', 'propose', '--out', proposal]).status).toBe(0);
    const sign = () =>
      withPin(['trust', 'sign', proposal, '--key', out, '--out', scratch.path('signed-2.json'), '--yes']);
    await chmod(out, 0o620);
    expect(sign().value.error).toMatchObject({ code: 'key_reference_invalid' });
    await chmod(out, 0o600);
    // Its key is no root key yet, so the ceremony refuses it, with the token open.
    expect(sign().value.error).toMatchObject({ code: 'signer_not_root' });
    const other = scratch.path('other.root.key');
    expect(generate('root:third', '--role', 'root', '--out', other).status).toBe(0);
    const [second, third] = [out, other].map((path) => JSON.parse(readFileSync(path, 'utf8')));
    const exchanged = { ...second, kid: third.kid, x: third.x };
    await writeFile(out, JSON.stringify(Object.fromEntries(Object.entries(exchanged).sort())));
    expect(sign().value.error).toMatchObject({ code: 'token_key_unfit' });
    rmSync(out);
  });
});
