import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { writeLogEntry } from '@attestlayer/kit';
import type { FaultPoint } from '@attestlayer/log';
import type { Signer } from '@attestlayer/signature';
import { makeSeedSigner } from '@attestlayer/testing';

/** What a child process is told. It appends entries from `firstEntry` on and dies when it passes `point` for the nth time. */
export type ChildTask = {
  directory: string;
  /** One base64 checkpoint a line: everything that a witness was shown. */
  shownFile: string;
  /** `number index` a line: every entry that was acknowledged. */
  answeredFile: string;
  firstEntry: number;
  /** Null when the parent kills it at a moment of its own choice. */
  point: FaultPoint | null;
  passes: number;
};

export const ORIGIN = 'kill.example/log';

/** Both processes know the key: the one signs, the other checks. */
export function makeKillSigner(): Promise<Signer> {
  return makeSeedSigner('kill');
}

/** A registry entry, another one for every number. */
export function makeKillEntry(number: number): Uint8Array {
  return writeLogEntry({ entry: 'trust.v1', trust_sha256: sha256Hex(encodeUtf8(`${number}`)), version: number + 1 });
}
