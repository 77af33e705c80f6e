import { expect, test } from 'vitest';
import { assignmentOf, unmatchedKeys } from './assign.ts';
import type { PacketFile } from './packet-file.ts';

const packetFile: PacketFile = {
  schema: 'attestlayer.packet.v1',
  records: {
    'policies/': { requirements: ['P'] },
    'policies/old/': { requirements: ['OLD'] },
    'policies/old/one.pdf': { requirements: ['ONE'] },
  },
};
const ids = new Set(['P', 'OLD', 'ONE', 'CORE-01.EVD']);

test.each([
  ['policies/a.pdf', ['P']],
  ['policies/old/b.pdf', ['OLD']],
  ['policies/old/one.pdf', ['ONE']],
  ['CORE-01.EVD/log.csv', ['CORE-01.EVD']],
  ['other/CORE-01.EVD/log.csv', undefined],
  ['loose.pdf', undefined],
])('%s is assigned by the nearest rule', (name, requirements) => {
  expect(assignmentOf(name, packetFile, ids).requirements).toEqual(requirements);
});

test('a member inherited from Object is no assignment', () => {
  expect(assignmentOf('constructor', packetFile, ids)).toEqual({});
});

test('a key that matches nothing is found', () => {
  expect(unmatchedKeys(packetFile, ['policies/a.pdf'])).toEqual(['policies/old/', 'policies/old/one.pdf']);
});
