import { expect, it } from 'vitest';
import { LOG_KEY, makeTrust, NOW, ORIGIN } from '../test/watched-fixture.ts';
import { watchLog } from './index.ts';

it('finds the log of a trust root', () => {
  const trust = makeTrust();
  const expected = { origin: ORIGIN, key: { vkey: LOG_KEY.vkey }, asOf: { size: 0 }, final: null };
  expect(watchLog({ trust, now: NOW })).toMatchObject(expected);
  expect(watchLog({ trust, now: NOW, origin: ORIGIN })).toMatchObject(expected);
});

it('refuses a log that the trust root does not list, or that is one of several', () => {
  const trust = makeTrust();
  const refusal = expect.objectContaining({ code: 'log_not_listed' });
  expect(() => watchLog({ trust, now: NOW, origin: 'other.example' })).toThrow(refusal);
  const two = makeTrust({ logs: [trust.logs[0]!, { ...trust.logs[0]!, origin: 'other.example' }] });
  expect(() => watchLog({ trust: two, now: NOW })).toThrow(refusal);
});

it('refuses a trust root that has expired', () => {
  const trust = makeTrust({ expires: NOW });
  expect(() => watchLog({ trust, now: NOW })).toThrow(expect.objectContaining({ code: 'trust_expired' }));
});
