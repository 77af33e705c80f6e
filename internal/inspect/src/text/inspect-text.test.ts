import { generateKeyPairSync } from 'node:crypto';
import { jsonSchemaSha256 } from '@attestlayer/profile';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../inspect-file.ts';
import { makeTask } from '../test-fixtures.ts';

async function inspect(content: Uint8Array | string, name: string) {
  return inspectFile(await makeTask(content, name));
}

describe('kinds of text', () => {
  it.each([
    ['notes.txt', 'txt'],
    ['notes', 'txt'],
    ['Review of 31.03.2026', 'txt'],
    ['backup.log', 'txt'],
    ['folder/Policy.MD', 'md'],
    ['users.tsv', 'csv'],
  ])('%s is %s', async (name, type) => {
    expect((await inspect('one\ttwo\n', name)).type).toBe(type);
  });

  it.each([
    ['install.ps1', 'Write-Host hello', 'script'],
    ['start.bat', 'echo hello', 'script'],
    ['macro.vbs', 'MsgBox 1', 'script'],
    ['policy.docx', 'just text', 'type_not_accepted'],
    ['page.txt', '\n <!DOCTYPE html><html></html>', 'type_not_accepted'],
    ['data.csv', '<?xml version="1.0"?><a/>', 'type_not_accepted'],
    ['letter.md', '{\\rtf1 hello}', 'type_not_accepted'],
  ])('%s is refused', async (name, content, code) => {
    expect((await inspect(content, name)).refusal?.code).toBe(code);
  });
});

describe('text', () => {
  it('counts lines of all line ends and cuts the first line', async () => {
    const { text } = await inspect('\ufefffirst\r\nsecond\rthird\nlast', 'a.txt');
    expect(text).toEqual({ lines: 4, characters: 24, firstLine: 'first' });
  });

  it('reads UTF-16 by its mark and windows-1252 as a declared guess', async () => {
    const utf16 = await inspect(Buffer.from('\ufeffété', 'utf16le'), 'a.txt');
    expect(utf16).toMatchObject({ mediaType: 'text/plain; charset=utf-16le', text: { firstLine: 'été' } });
    const guessed = await inspect(Buffer.from('\xe9t\xe9', 'latin1'), 'a.txt');
    expect(guessed).toMatchObject({ mediaType: 'text/plain; charset=windows-1252', text: { firstLine: 'été' } });
  });
});

describe('CSV', () => {
  it.each([',', ';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
    const rows = [['Host', '"a,b;c|d"', 'Last seen'], ['x', 'y', 'z'], [], ['', '', '']];
    const facts = await inspect(rows.map((row) => row.join(delimiter)).join('\r\n'), 'hosts.csv');
    expect(facts.tables).toEqual([{ name: '', headers: ['Host', 'a,b;c|d', 'Last seen'], rows: 1 }]);
  });

  it('reports a quoted field that never ends, and a file without a row', async () => {
    expect((await inspect('a,b\n"c,d\n', 'a.csv')).problem?.code).toBe('syntax_invalid');
    expect((await inspect('\n\n', 'a.csv')).problem?.code).toBe('syntax_invalid');
  });

  it('refuses a table wider than a spreadsheet', async () => {
    expect((await inspect('h,'.repeat(20_000), 'a.csv')).refusal?.code).toBe('inspection_limits');
  });
});

describe('JSON', () => {
  it('names the members of the first element of a list', async () => {
    const { json } = await inspect('[{"user":"a","mfa":true},{"other":1}]', 'mfa.json');
    expect(json).toEqual({ rootType: 'array', members: ['user', 'mfa'], schemaErrors: {} });
  });

  it.each(['{"a":1,"a":2}', '{a:1}', '[1]]', '["\\ud800"]'])('reports %s', async (content) => {
    expect((await inspect(content, 'a.json')).problem?.code).toBe('syntax_invalid');
  });

  it('refuses a tree that would not fit into memory', async () => {
    const facts = await inspectFile(await makeTask('[1,2,3]', 'a.json', { jsonBytes: 4 }));
    expect(facts.refusal?.code).toBe('inspection_limits');
  });

  it('checks schemas and keys the errors by the hash of the schema', async () => {
    const fits = { type: 'object', required: ['devices'] };
    const fails = { properties: { devices: { minItems: 2 } } };
    const broken = { $ref: 'https://schemas.example/absent' };
    const asynchronous = { $async: true };
    const jsonSchemas = [fits, fails, broken, asynchronous];
    const facts = await inspectFile({ ...(await makeTask('{"devices":[1]}', 'a.json')), jsonSchemas });
    const keys = jsonSchemas.map((schema) => jsonSchemaSha256(schema));
    expect(keys.map((key) => facts.json?.schemaErrors[key]?.length)).toEqual([0, 1, 1, 1]);
    expect(facts.json?.schemaErrors[keys[1] ?? '']?.[0]).toContain('/devices');
  });
});

describe('secrets', () => {
  const token = `ghp_${'A1b2C3d4E5f6'.repeat(3)}`;
  const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA0m59l2u9iDnMbrXHfqkOrn2dVQ3vfBJqcDuFUK03d+1PZGbV\n'.repeat(8)}-----END RSA PRIVATE KEY-----`;

  // As short as a key gets.
  const shortKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

  it.each([
    ['notes.md', `# Notes\n\ntoken: ${token}\n`, 3],
    ['users.csv', `name,token\nbackup,${token}\n`, 2],
    ['dump.json', JSON.stringify({ token }, null, 1), 2],
    ['id.txt', key, 1],
    ['ed25519.txt', `Our key:\n${shortKey}`, 3],
    ['late.txt', `${'a line of an ordinary log\n'.repeat(60_000)}${token}\n`, 60_001],
    ['switch.md', `<!-- secretlint-disable -->\n${token}\n`, 2],
  ])('refuses %s with its line and never repeats the secret', async (name, content, line) => {
    const facts = await inspect(content, name);
    expect(facts.refusal?.code).toBe('secret_found');
    expect(facts.refusal?.detail).toContain(`line ${line}`);
    expect(JSON.stringify(facts)).not.toMatch(/A1b2C3d4|MIIEpAIB/);
  });
});
