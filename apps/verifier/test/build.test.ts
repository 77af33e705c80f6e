import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { buildVerifier } from '../../../tools/build-verifier.ts';

test('the same sources give the same page, with nothing of this machine in it', async () => {
  const first = await buildVerifier();
  const page = await readFile(first.htmlPath, 'utf8');
  const second = await buildVerifier();
  expect(second).toEqual(first);
  expect(await readFile(second.htmlPath, 'utf8')).toBe(page);
  expect(page).not.toContain(process.cwd());
});

test('the policy allows exactly the program whose hash is published, the one style, and no connection', async () => {
  const { htmlPath, programHash } = await buildVerifier();
  const page = await readFile(htmlPath, 'utf8');
  const published = await readFile(join(dirname(htmlPath), 'program-hash.txt'), 'utf8');
  const program = between(page, '<script id="attestlayer-program">', '</script>');
  const style = between(page, '<style>', '</style>');
  expect(published).toBe(`${programHash}\n`);
  expect(createHash('sha256').update(program).digest('hex')).toBe(programHash);
  expect(between(page, 'Content-Security-Policy" content="', '"')).toBe(
    [
      `default-src 'none'`,
      `script-src 'sha256-${createHash('sha256').update(program).digest('base64')}' 'wasm-unsafe-eval'`,
      `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
      'worker-src blob:',
      `connect-src 'none'`,
      'img-src data:',
      `base-uri 'none'`,
      `form-action 'none'`,
    ].join('; '),
  );
});

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  return text.slice(from, text.indexOf(end, from));
}
