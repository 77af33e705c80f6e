import { type NoteKey, parseVerifierKey, TlogError } from '@attestlayer/tlog';
import { WitnessError } from './witness-error.ts';

/** The logs that are witnessed: the keys of each, by origin. Two keys of one log overlap while it changes its key. */
export type KnownLogs = ReadonlyMap<string, NoteKey[]>;

/**
 * Reads the verifier keys of the logs to witness. The name of a key is the origin of its log (tlog-checkpoint,
 * "Signatures").
 *
 * @throws WitnessError log_key_invalid
 */
export function readKnownLogs(vkeys: string[]): KnownLogs {
  const logs = new Map<string, NoteKey[]>();
  for (const vkey of vkeys) {
    const key = readLogKey(vkey);
    const keys = logs.get(key.name) ?? [];
    if (keys.some(({ keyId }) => keyId === key.keyId)) throw invalid(vkey, 'it is given twice');
    logs.set(key.name, [...keys, key]);
  }
  return logs;
}

function readLogKey(vkey: string): NoteKey {
  try {
    const key = parseVerifierKey(vkey);
    if (key.algorithm !== 'ed25519') throw invalid(vkey, 'it is the key of a witness, not of a log');
    return key;
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    throw invalid(vkey, cause.message, cause);
  }
}

function invalid(vkey: string, why: string, cause?: unknown): WitnessError {
  return new WitnessError(
    'log_key_invalid',
    `the log key ${vkey} is not accepted: ${why}`,
    'ask the log for its vkey',
    {
      cause,
    },
  );
}
