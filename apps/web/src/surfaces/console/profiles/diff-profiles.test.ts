import { expect, test } from 'vitest';
import { diffJson } from './diff-profiles.ts';

test('equal values have no difference, whatever the order of requirements', () => {
  const one = { id: 'A', min_records: 1 };
  const two = { id: 'B', min_records: 2 };
  expect(diffJson({ requirements: [one, two] }, { requirements: [two, one] })).toEqual([]);
});

test('a change names the requirement and its member; what came and went is told as such', () => {
  const before = { version: 1, requirements: [{ id: 'A', min_records: 1 }, { id: 'B' }] };
  const after = { version: 2, requirements: [{ id: 'A', min_records: 3 }, { id: 'C' }] };
  expect(diffJson(before, after)).toEqual([
    { path: 'version', before: '1', after: '2' },
    { path: 'requirements › A › min_records', before: '1', after: '3' },
    { path: 'requirements › B', before: expect.stringContaining('"B"'), after: null },
    { path: 'requirements › C', before: null, after: expect.stringContaining('"C"') },
  ]);
});
