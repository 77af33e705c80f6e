import { constants } from 'node:fs';
import type { KitEntry } from '@attestlayer/kit';

/** Where the plain bytes of an entry lie: a file by its path, or a range of an archive that is held open. */
export type FileLocation =
  | { kind: 'file'; path: string; length: number }
  | { kind: 'range'; fd: number; offset: number; length: number };

/** Never follow a link that took the place of a file since the folder was walked, and never hang on a pipe. */
export const OPEN_PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Entries know their kit path only; what carries them is remembered beside them, for as long as they live. */
const locations = new WeakMap<KitEntry, FileLocation>();

export function rememberLocation(entry: KitEntry, location: FileLocation): void {
  locations.set(entry, location);
}

/** Null when the bytes are not on the disk as they are: a deflated entry, or one that somebody else opened. */
export function locationOf(entry: KitEntry): FileLocation | null {
  return locations.get(entry) ?? null;
}
