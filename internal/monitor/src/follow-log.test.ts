import { expect, it } from 'vitest';
import { makeLog, NOW_MS, publish, WITNESSED, watchTestLog } from '../test/watched-fixture.ts';
import { followLog, type LogFiles, type MonitorRound, monitorLog, type SeenCheckpoint } from './index.ts';

it('follows a log over what is only missing, and stops when it is wrong', async () => {
  const log = makeLog();
  const published: LogFiles[] = [
    await publish(log, 3, 1),
    await publish(log, 5),
    { ...(await publish(log, 5)), checkpoint: async () => null },
    await publish(log, 9, 1),
    await publish(makeLog('other'), 10, 1),
    await publish(log, 11, 1),
  ];
  const watched = watchTestLog({ witness_policy: WITNESSED });
  let seen: SeenCheckpoint | null = null;
  const rounds: MonitorRound[] = [];
  const last = await followLog({
    look: async () => {
      const files = published[rounds.length]!;
      const round = await monitorLog({ log: watched, files, seen, nowMs: NOW_MS, maxSilenceMs: null });
      seen = round.seen;
      rounds.push(round);
      return round;
    },
    everyMs: 0,
    signal: new AbortController().signal,
  });
  expect(rounds.map((round) => (round.status === 'alarm' ? round.code : round.size))).toEqual([
    3,
    'quorum_missed',
    'unreachable',
    9,
    'split_view',
  ]);
  expect(last).toBe(rounds.at(-1));
});

it('ends when it is asked to, and gives the last round', async () => {
  const files = await publish(makeLog(), 3);
  const controller = new AbortController();
  const last = await followLog({
    look: () => {
      controller.abort();
      return monitorLog({ log: watchTestLog(), files, seen: null, nowMs: NOW_MS, maxSilenceMs: null });
    },
    everyMs: 1_000_000,
    signal: controller.signal,
  });
  expect(last).toMatchObject({ status: 'sound', size: 3 });
});
