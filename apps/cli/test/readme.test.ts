import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildProgram } from '../src/program.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const VECTOR = 'testvectors/kits/valid';

test('the library example runs and prints the verdict', () => {
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? [];
  const { now } = JSON.parse(readFileSync(`${VECTOR}/expected.json`, 'utf8'));
  const code = example
    .replaceAll("'kit.zip'", `'${VECTOR}/kit.zip'`)
    .replaceAll("'trust.1.json'", `'${VECTOR}/trust.json'`)
    .replaceAll('new Date().toISOString()', `'${now}'`);
  const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', code], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toBe('VERIFIED\n');
});

test('every command that it names exists, with the options that it shows', () => {
  const lines = README.split('\n').filter((line) => line.startsWith('npx attestlayer '));
  expect(lines.length).toBeGreaterThan(5);
  for (const words of lines.flatMap(alternatives)) {
    let command = buildProgram();
    for (const word of words) {
      const next = command.commands.find((candidate) => candidate.name() === word);
      if (next) command = next;
      else if (word.startsWith('--')) expect(command.options.map(({ long }) => long)).toContain(word);
      else if (command.commands.length > 0) throw new Error(`"${word}" is no command of "${command.name()}"`);
    }
  }
});

/** `npx attestlayer a b | c d  # comment` names the commands `a b` and `c d`. */
function alternatives(line: string): string[][] {
  const [text = ''] = line.replace('npx attestlayer ', '').split('#');
  return text.split('|').map((part) =>
    part
      .replace(/"[^"]*"/g, 'VALUE')
      .trim()
      .split(/\s+/),
  );
}
