import { decodeUtf8, encodeHex, type JsonValue } from '@attestlayer/encoding';
import { parseLogEntry } from '@attestlayer/kit';
import { fsckLocalLog, readLogView } from '@attestlayer/log';
import { readKeyFileInfo } from '@attestlayer/signer';
import { makeNoteKey, type NoteKey } from '@attestlayer/tlog';
import { EXIT } from '../cli-error.ts';
import { homePaths, readHome } from '../home.ts';
import type { CommandContext } from '../program.ts';

type LogLocation = { directory: string; origin: string; logKey: NoteKey };

/** `log show` */
export async function showLog({ output, home }: CommandContext): Promise<void> {
  const view = await readLogView(await locateLog(home));
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
export async function fsckLog({ output, home }: CommandContext): Promise<void> {
  const result = await fsckLocalLog(await locateLog(home));
  output.resultJson(result.status === 'sound' ? { ...result, root: encodeHex(result.root) } : result);
  if (result.status === 'damaged') {
    output.result(`${output.paint('red', 'DAMAGED')}  ${result.code}: ${result.message}`);
    process.exitCode = EXIT.refused;
    return;
  }
  output.result(`the log is whole: ${result.size} entries, and its checkpoint is signed over exactly them`);
}

async function locateLog(home: string | undefined): Promise<LogLocation> {
  const paths = homePaths(home);
  const { log_origin: origin } = await readHome(paths);
  const { publicKey } = await readKeyFileInfo(paths.logKey);
  return { directory: paths.log, origin, logKey: makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey }) };
}
