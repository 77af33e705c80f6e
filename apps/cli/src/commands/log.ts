import { decodeUtf8, encodeHex, type JsonValue } from '@attestlayer/encoding';
import { parseLogEntry } from '@attestlayer/kit';
import { fsckLocalLog, readLogView } from '@attestlayer/log';
import { EXIT } from '../cli-error.ts';
import { activeOrigin, type HomeLog, locateLog } from '../home-log.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';

export type LogOptions = { origin?: string };

/** `log show` */
export async function showLog({ output, home }: CommandContext, options: LogOptions): Promise<void> {
  const view = await readLogView(await findLog(home, options));
  const entries = view.entries.map(({ bytes }) => parseLogEntry(bytes));
  output.resultJson({ checkpoint: decodeUtf8(view.checkpoint).split('\n'), entries: entries as JsonValue });
  output.result(decodeUtf8(view.checkpoint).trimEnd());
  output.result('');
  for (const [index, entry] of entries.entries()) {
    const subject =
      'receipt_sha256' in entry ? entry.receipt_sha256 : 'kid' in entry ? entry.kid : `version ${entry.version}`;
    output.result(`${String(index).padStart(6)}  ${entry.entry.padEnd(11)} ${subject}`);
  }
}

/** `log fsck` */
export async function fsckLog({ output, home }: CommandContext, options: LogOptions): Promise<void> {
  const result = await fsckLocalLog(await findLog(home, options));
  output.resultJson(result.status === 'sound' ? { ...result, root: encodeHex(result.root) } : result);
  if (result.status === 'damaged') {
    output.result(`${output.paint('red', 'DAMAGED')}  ${result.code}: ${result.message}`);
    process.exitCode = EXIT.refused;
    return;
  }
  output.result(`the log is whole: ${result.size} entries, and its checkpoint is signed over exactly them`);
}

async function findLog(option: string | undefined, { origin }: LogOptions): Promise<HomeLog> {
  const { paths, settings, trust } = await openHome(option);
  return locateLog(paths, settings, origin ?? activeOrigin(trust.root));
}
