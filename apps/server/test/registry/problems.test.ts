import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makeFixture } from './fixture.ts';

test('spec/registry.md lists the codes that the registry explains, with their status', async () => {
  const spec = await readFile(new URL('../../../../spec/registry.md', import.meta.url), 'utf8');
  const section = spec.slice(spec.indexOf('### Problems'));
  const listed = section
    .split('\n')
    .map((line) => /^\| (.*) \| (\d{3}) \|$/.exec(line))
    .flatMap((row) => (row === null ? [] : [...row[1]!.matchAll(/`([a-z_]+)`/g)].map(([, code]) => [code!, row[2]!])))
    .filter(([code]) => code !== 'id');
  const fixture = await makeFixture({ receipts: -1 });
  const page = await (await fixture.get('/problems')).text();
  await fixture.close();
  const rows = page.matchAll(/<tr id="([a-z_]+)">.*?<td class="number"[^>]*>(\d{3})<\/td>/gs);
  const explained = Array.from(rows, ([, code, status]) => [code, status]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(explained));
});
