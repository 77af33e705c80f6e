import { summariseTrail } from '@attestlayer/kit';
import { expect, test } from 'vitest';
import type { IssuableRecord } from './exhibits.ts';
import { countAttempts, endedRecordIds, openTrail, readTrail, recordSubmission } from './packet-trail.ts';

const AT = '2026-03-01T10:00:00.000Z';
const record = (recordId: string, originalName: string, digit: string): IssuableRecord => ({
  recordId,
  originalName,
  file: '',
  receivedAt: AT,
  effectiveFrom: null,
  effectiveUntil: null,
  requirementIds: [],
  facts: {
    sha256: digit.repeat(64),
    size: 1,
    type: 'txt',
    mediaType: 'text/plain',
    refusal: null,
    problem: null,
  },
});
const names: Record<string, string> = { 'rec-1': 'a.txt', 'rec-2': 'b.txt' };
const nameOf = (id: string) => names[id];

test('a record of the same name supersedes, a missing one is withdrawn, a known one is not submitted again', () => {
  const first = recordSubmission(
    openTrail('packet-1', AT),
    [record('rec-1', 'a.txt', '1'), record('rec-2', 'b.txt', '2')],
    nameOf,
  );
  const second = recordSubmission(first, [record('rec-3', 'a.txt', '3')], nameOf);
  const { submitted } = summariseTrail(second.entries);
  expect(submitted.map(({ record_id, disposition }) => [record_id, disposition])).toEqual([
    ['rec-1', 'superseded'],
    ['rec-2', 'withdrawn'],
    ['rec-3', 'out_of_scope'],
  ]);
  expect(endedRecordIds(second)).toEqual(new Set(['rec-1', 'rec-2']));
  expect(recordSubmission(second, [record('rec-3', 'a.txt', '3')], nameOf).head).toEqual(second.head);
});

test('a stored trail that was edited is not read', () => {
  const { bytes } = openTrail('packet-1', AT);
  const edited = bytes.slice();
  edited[20] = edited[20]! ^ 1;
  expect(() => readTrail(edited)).toThrowError(expect.objectContaining({ name: 'KitError' }));
  expect(countAttempts(readTrail(bytes))).toBe(0);
});
