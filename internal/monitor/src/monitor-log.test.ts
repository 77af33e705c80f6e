import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concatBytes, decodeUtf8, encodeHex, encodeUtf8 } from '@attestlayer/encoding';
import { formatNote, parseNote } from '@attestlayer/tlog';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  cosign,
  makeLog,
  NOW_MS,
  ORIGIN,
  publish,
  signerOf,
  WITNESSED,
  watchTestLog,
} from '../test/watched-fixture.ts';
import {
  keepEvidence,
  type LogFiles,
  MonitorError,
  type MonitorRound,
  monitorLog,
  readSeenCheckpoint,
  type SeenCheckpoint,
  writeSeenCheckpoint,
} from './index.ts';

const NOW_SECONDS = NOW_MS / 1000;

async function look(
  files: LogFiles,
  options: { seen?: SeenCheckpoint | null; log?: ReturnType<typeof watchTestLog>; maxSilenceMs?: number } = {},
): Promise<MonitorRound> {
  const { seen = null, log = watchTestLog(), maxSilenceMs = null } = options;
  return monitorLog({ log, files, seen, nowMs: NOW_MS, maxSilenceMs });
}

describe('a sound log', () => {
  it('is seen for the first time, then as it was, then grown', async () => {
    const log = makeLog();
    const first = await look(await publish(log, 300));
    expect(first).toMatchObject({ status: 'sound', origin: ORIGIN, size: 300, grownBy: 300, witnessing: 'inactive' });
    const again = await look(await publish(log, 300), first);
    expect(again).toMatchObject({ status: 'sound', size: 300, grownBy: 0 });
    const grown = await look(await publish(log, 1000), again);
    expect(grown).toMatchObject({ status: 'sound', size: 1000, grownBy: 700 });
    expect(grown.seen?.checkpoint.size).toBe(1000);
  });

  it('may begin empty', async () => {
    const log = makeLog();
    const first = await look(await publish(log, 0));
    expect(first).toMatchObject({ status: 'sound', size: 0 });
    expect(await look(await publish(log, 3), first)).toMatchObject({ status: 'sound', grownBy: 3 });
  });

  it('says that its quorum is met only when the policy asks for one', async () => {
    const files = await publish(makeLog(), 5, NOW_SECONDS);
    expect(await look(files, { log: watchTestLog({ witness_policy: WITNESSED }) })).toMatchObject({
      witnessing: 'quorum_met',
      quorum: { required: 'w1', witnesses: ['w1'] },
    });
    const listed = [WITNESSED[0]!, 'quorum none'];
    expect(await look(files, { log: watchTestLog({ witness_policy: listed }) })).toMatchObject({
      status: 'sound',
      witnessing: 'inactive',
    });
  });
});

describe('alarms', () => {
  /** Expects the alarm, and that the monitor still remembers what it saw before. */
  async function raises(code: string, files: LogFiles, seen: SeenCheckpoint | null = null): Promise<MonitorRound> {
    const round = await look(files, { seen });
    expect(round).toMatchObject({ status: 'alarm', code });
    expect(round.seen).toBe(seen);
    return round;
  }

  it('rollback: fewer entries than before', async () => {
    const log = makeLog();
    const { seen } = await look(await publish(log, 300));
    const round = await raises('rollback', await publish(log, 299), seen);
    expect(round).toMatchObject({ evidence: [seen!.note, (await log.at(299)).checkpoint] });
  });

  it('split_view: another root for the same size', async () => {
    const { seen } = await look(await publish(makeLog(), 300));
    await raises('split_view', await publish(makeLog('other'), 300), seen);
  });

  it('split_view: a larger tree that does not contain the one before', async () => {
    const { seen } = await look(await publish(makeLog(), 300));
    await raises('split_view', await publish(makeLog('other'), 1000), seen);
  });

  it('split_view and rollback against the state that the trust root names, also at the first look', async () => {
    const log = makeLog();
    const { seen } = await look(await publish(log, 300));
    const as_of = { origin: ORIGIN, size: 300, root: encodeHex(seen!.checkpoint.root) };
    const watched = watchTestLog({ as_of });
    expect(await look(await publish(log, 400), { log: watched })).toMatchObject({ status: 'sound' });
    expect(await look(await publish(log, 200), { log: watched })).toMatchObject({ code: 'rollback' });
    expect(await look(await publish(makeLog('other'), 400), { log: watched })).toMatchObject({ code: 'split_view' });
  });

  it('bad_signature: signed by somebody else, or not at all', async () => {
    await raises('bad_signature', await publish(makeLog('entry', signerOf('thief')), 5));
    const [good, other] = await Promise.all([makeLog().at(5), makeLog('other').at(5)]);
    const { signatures } = parseNote(good.checkpoint);
    const swapped = formatNote({ text: parseNote(other.checkpoint).text, signatures });
    await raises('bad_signature', { ...(await publish(makeLog(), 5)), checkpoint: async () => swapped });
  });

  it('bad_signature: a false cosignature of a known witness', async () => {
    const log = makeLog();
    const elsewhere = await cosign((await makeLog('other').at(5)).checkpoint, NOW_SECONDS);
    const { text, signatures } = parseNote((await log.at(5)).checkpoint);
    const note = formatNote({ text, signatures: [...signatures, parseNote(elsewhere).signatures[1]!] });
    const files = { ...(await publish(log, 5)), checkpoint: async () => note };
    const round = await look(files, { log: watchTestLog({ witness_policy: WITNESSED }) });
    expect(round).toMatchObject({ code: 'bad_signature' });
  });

  it('wrong_origin: the checkpoint of another log', async () => {
    await raises('wrong_origin', await publish(makeLog('entry', signerOf('log'), 'other.example'), 5));
  });

  it.each(['', 'not found', 'log.example/2026\n5\n'])('malformed: %j', async (text) => {
    await raises('malformed', { ...(await publish(makeLog(), 5)), checkpoint: async () => encodeUtf8(text) });
  });

  it('files_damaged: tiles that are not those of the checkpoint', async () => {
    const files = await publish(makeLog(), 300);
    const tile: LogFiles['tile'] = async (path) => {
      const bytes = await files.tile(path);
      return bytes && concatBytes(bytes.subarray(0, -1), Uint8Array.of(bytes.at(-1)! ^ 1));
    };
    await raises('files_damaged', { ...files, tile });
  });

  it('files_damaged: a signed tree that nobody can see', async () => {
    const [shown, hidden] = [await publish(makeLog(), 300), await publish(makeLog('other'), 300)];
    await raises('files_damaged', { checkpoint: hidden.checkpoint, tile: shown.tile });
  });

  it('unreachable: no checkpoint, no tile, no answer', async () => {
    const files = await publish(makeLog(), 300);
    await raises('unreachable', { ...files, checkpoint: async () => null });
    await raises('unreachable', { ...files, tile: async () => null });
    const fail = () => Promise.reject(new MonitorError('files_unreachable', 'no route'));
    await raises('unreachable', { ...files, checkpoint: fail });
    await raises('unreachable', { ...files, tile: fail });
  });

  it('frozen_log_grew: more than the trust root says that the log ended with', async () => {
    const log = makeLog();
    const { seen } = await look(await publish(log, 300));
    const frozen = { ...watchTestLog(), final: { size: 300, root: seen!.checkpoint.root } };
    expect(await look(await publish(log, 300), { log: frozen })).toMatchObject({ status: 'sound' });
    expect(await look(await publish(log, 301), { log: frozen })).toMatchObject({ code: 'frozen_log_grew' });
    expect(await look(await publish(makeLog('other'), 300), { log: frozen })).toMatchObject({ code: 'split_view' });
  });
});

describe('what is missing', () => {
  const witnessed = watchTestLog({ witness_policy: WITNESSED });

  it('quorum_missed: the log still answers for what it signed', async () => {
    const first = await look(await publish(makeLog(), 300), { log: witnessed });
    expect(first).toMatchObject({ status: 'alarm', code: 'quorum_missed' });
    expect(first.seen?.checkpoint.size).toBe(300);
    const other = await look(await publish(makeLog('other'), 301, NOW_SECONDS), { log: witnessed, seen: first.seen });
    expect(other).toMatchObject({ code: 'split_view' });
  });

  it('stale: silence counts from the last growth or the last cosignature', async () => {
    const log = makeLog();
    const maxSilenceMs = 3_600_000;
    const hoursAgo = (hours: number) => NOW_SECONDS - hours * 3600;
    const { seen } = await look(await publish(log, 300));
    const old = { ...seen!, firstSeenMs: NOW_MS - 2 * maxSilenceMs };
    expect(await look(await publish(log, 300), { seen: old, maxSilenceMs })).toMatchObject({ code: 'stale' });
    expect(await look(await publish(log, 300), { seen: old })).toMatchObject({ status: 'sound' });
    expect(await look(await publish(log, 301), { seen: old, maxSilenceMs })).toMatchObject({ status: 'sound' });
    const recent = await publish(log, 300, hoursAgo(0.5));
    expect(await look(recent, { seen: old, log: witnessed, maxSilenceMs })).toMatchObject({ status: 'sound' });
    const late = await publish(log, 300, hoursAgo(1.5));
    expect(await look(late, { seen: old, log: witnessed, maxSilenceMs })).toMatchObject({ code: 'stale' });
  });
});

describe('what a monitor remembers', () => {
  async function makeFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'attestlayer-monitor-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    return folder;
  }

  it('is read back as it was written', async () => {
    const path = join(await makeFolder(), 'state.json');
    expect(await readSeenCheckpoint(path, watchTestLog())).toBe(null);
    const { seen } = await look(await publish(makeLog(), 300, NOW_SECONDS));
    await writeSeenCheckpoint(path, seen!);
    expect(await readSeenCheckpoint(path, watchTestLog())).toEqual(seen);
  });

  it('is refused when it was edited, is damaged, or is of another log', async () => {
    const path = join(await makeFolder(), 'state.json');
    const { seen } = await look(await publish(makeLog(), 300));
    await writeSeenCheckpoint(path, seen!);
    const text = await readFile(path, 'utf8');
    for (const changed of [text.replace('"300"', '"299"'), text.slice(1), '{}', '']) {
      await writeFile(path, changed);
      await expect(readSeenCheckpoint(path, watchTestLog())).rejects.toMatchObject({ code: 'state_malformed' });
    }
    await writeFile(path, text);
    const other = { ...watchTestLog(), origin: 'other.example' };
    await expect(readSeenCheckpoint(path, other)).rejects.toMatchObject({ code: 'state_other_log' });
  });

  it('keeps both signed notes of an alarm, each once', async () => {
    const folder = join(await makeFolder(), 'evidence');
    const { seen } = await look(await publish(makeLog(), 300));
    const round = await look(await publish(makeLog('other'), 300), { seen });
    if (round.status !== 'alarm') throw new Error('no alarm');
    const paths = await keepEvidence(folder, round);
    expect(await keepEvidence(folder, round)).toEqual(paths);
    const kept = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    expect(kept).toEqual(round.evidence.map(decodeUtf8));
    expect(kept).toHaveLength(2);
  });
});
