import { join } from 'node:path';
import { ensureFolder, writeFileAtomic } from '@attestlayer/disk';
import { sha256Hex } from '@attestlayer/encoding';
import type { Alarm } from './alarm.ts';

/**
 * Keeps the signed notes of an alarm as files of their own: a log that has shown two histories will not show both again.
 * A note that is kept already is written again to the same place. Gives the paths.
 *
 * @throws DiskError
 */
export async function keepEvidence(folder: string, { code, evidence }: Alarm): Promise<string[]> {
  const paths = evidence.map((note) => join(folder, `${code}-${sha256Hex(note).slice(0, 16)}.checkpoint`));
  if (paths.length > 0) await ensureFolder(folder);
  for (const [index, path] of paths.entries()) await writeFileAtomic(path, evidence[index]!);
  return paths;
}
