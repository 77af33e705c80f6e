import { encodeUtf8 } from '@attestlayer/encoding';
import { expect, it } from 'vitest';
import { readGeneralizedTime } from './generalized-time.ts';
import { Refusal } from './timestamp-code.ts';

it.each([
  ['20260402103000Z', '2026-04-02T10:30:00.000Z'],
  ['20260402103000.5Z', '2026-04-02T10:30:00.500Z'],
  ['20260402103000.1234Z', '2026-04-02T10:30:00.124Z'],
  ['20260402103000.9999Z', '2026-04-02T10:30:01.000Z'],
  ['20280229235959Z', '2028-02-29T23:59:59.000Z'],
])('reads %s', (text, expected) => {
  expect(readGeneralizedTime(encodeUtf8(text)).toISOString()).toBe(expected);
});

it.each([
  '20260402103000',
  '20260402103000+0000',
  '202604021030Z',
  '20260402103000.Z',
  '20260402103000.50Z',
  '20260402103000,5Z',
  '20260231103000Z',
  '20260402246000Z',
  '20260402103060Z',
  ' 20260402103000Z',
  '99991231235959Z',
  '',
])('refuses "%s"', (text) => {
  expect(() => readGeneralizedTime(encodeUtf8(text))).toThrow(Refusal);
});
