import { type JsonValue, parseTimestamp } from '@attestlayer/encoding';
import { type TrustRoot, type TrustVersion, verifyTrustVersions } from '@attestlayer/kit';
import {
  type Alarm,
  auditLog,
  followLog,
  isMissing,
  keepEvidence,
  type LogFiles,
  MonitorError,
  type MonitorRound,
  monitorLog,
  openFolderLogFiles,
  openHttpLogFiles,
  readSeenCheckpoint,
  type WatchedLog,
  watchLog,
  writeSeenCheckpoint,
} from '@attestlayer/monitor';
import { CliError, EXIT, type ExitCode } from '../cli-error.ts';
import { readClock } from '../clock.ts';
import { logFolder } from '../home-log.ts';
import { openHome } from '../open-home.ts';
import type { Output } from '../output.ts';
import type { CommandContext } from '../program.ts';
import { readTrustOrOwn, type TrustOptions } from '../read-trust.ts';

export type WatchOptions = TrustOptions & { origin?: string; now?: string };
export type MonitorOptions = WatchOptions & { state: string; every?: string; maxSilence?: string };

/** One file of a log is at most 17 MB; a server that needs longer for it is not reachable. */
const FETCH_TIMEOUT_MS = 30_000;

/** What is watched, under which versions of the trust root. */
type Watch = { log: WatchedLog; files: LogFiles; versions: TrustVersion[] };

/** `log monitor`: exit 0 as long as the log is sound, 1 when it is not, 3 when something is missing. */
export async function monitorSource(
  context: CommandContext,
  source: string | undefined,
  options: MonitorOptions,
): Promise<void> {
  const { output } = context;
  const { log, files } = await openWatch(context, source, options);
  const maxSilenceMs = readSeconds(options.maxSilence, '--max-silence');
  const everyMs = readSeconds(options.every, '--every');

  async function look(): Promise<MonitorRound> {
    const seen = await readSeenCheckpoint(options.state, log);
    const nowMs = parseTimestamp(readClock(options.now));
    const round = await monitorLog({ log, files, seen, nowMs, maxSilenceMs });
    const evidence = round.status === 'alarm' ? await keepEvidence(`${options.state}.evidence`, round) : [];
    if (round.seen !== null && round.seen !== seen) await writeSeenCheckpoint(options.state, round.seen);
    reportRound(output, round, evidence);
    return round;
  }

  if (everyMs === null) {
    process.exitCode = exitCodeOf(await look());
    return;
  }
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  process.exitCode = exitCodeOf(await followLog({ look, everyMs, signal: controller.signal }));
}

/** `log audit`: exit 0 when every entry keeps the rules, 1 when one does not, 3 when something is missing. */
export async function auditSource(
  context: CommandContext,
  source: string | undefined,
  options: WatchOptions,
): Promise<void> {
  const { output } = context;
  const report = await auditLog(await openWatch(context, source, options));
  if (report.status === 'alarm') {
    reportAlarm(output, report, []);
    process.exitCode = exitCodeOf(report);
    return;
  }
  output.resultJson(report);
  for (const { severity, index, code, detail } of report.findings) {
    output.result(
      `${output.paint(severity === 'violation' ? 'red' : 'yellow', severity)}  entry ${index}  ${code}: ${detail}`,
    );
  }
  const { origin, size, violations, notices } = report;
  output.result(`${origin}: ${size} entries replayed, ${violations} violations, ${notices} notices`);
  output.result(describeWitnessing(report.witnessing));
  process.exitCode = violations === 0 ? EXIT.ok : EXIT.refused;
}

async function openWatch(context: CommandContext, source: string | undefined, options: WatchOptions): Promise<Watch> {
  const { pinned, updates } = await readTrustOrOwn(context.home, options);
  const versions = await verifyTrustVersions({ pinned, updates });
  const log = watch(versions.at(-1)!.root, options);
  return { log, files: openFiles(source ?? (await ownFolder(context.home, log.origin))), versions };
}

async function ownFolder(home: string | undefined, origin: string): Promise<string> {
  const { paths, settings } = await openHome(home);
  return logFolder(paths, settings, origin);
}

function watch(trust: TrustRoot, { origin, now }: WatchOptions): WatchedLog {
  try {
    return watchLog({ trust, origin, now: readClock(now) });
  } catch (cause) {
    if (!(cause instanceof MonitorError) || cause.code !== 'trust_expired') throw cause;
    const hint = 'get the newer versions of the trust root and give them with --trust-update';
    const { code, message } = cause;
    throw new CliError({ code, message, hint, exitCode: EXIT.notEstablished }, { cause });
  }
}

function openFiles(source: string): LogFiles {
  if (!/^https?:\/\//.test(source)) return openFolderLogFiles(source);
  return openHttpLogFiles({ url: source, fetch, timeoutMs: FETCH_TIMEOUT_MS });
}

function reportRound(output: Output, round: MonitorRound, evidence: string[]): void {
  if (round.status === 'alarm') {
    reportAlarm(output, round, evidence);
    return;
  }
  const { seen: _seen, ...sound } = round;
  output.resultJson(sound);
  output.result(
    `${output.paint('green', 'SOUND')}  ${round.origin}: ${round.size} entries (${round.grownBy} new), root ${round.root}`,
  );
  output.result(describeWitnessing(round.witnessing));
}

function reportAlarm(output: Output, { code, message }: Alarm, evidence: string[]): void {
  output.resultJson({ status: 'alarm', code, message, evidence } satisfies JsonValue);
  output.result(`${output.paint('red', 'ALARM')}  ${code}: ${message}`);
  for (const path of evidence) output.result(`       evidence kept in ${path}`);
}

function describeWitnessing(witnessing: 'inactive' | 'quorum_met'): string {
  return witnessing === 'quorum_met'
    ? 'the witnesses that the trust root asks for have cosigned'
    : 'no witnessing is active (quorum none): nothing is known about who else has seen this log';
}

function exitCodeOf(round: { status: 'sound' | 'audited' } | Alarm): ExitCode {
  if (round.status !== 'alarm') return EXIT.ok;
  return isMissing(round.code) ? EXIT.notEstablished : EXIT.refused;
}

function readSeconds(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text) * 1000;
  throw new CliError({
    code: 'seconds_malformed',
    message: `${option} takes a whole number of seconds, not "${text}"`,
    hint: 'write for example 60',
  });
}
