import type { KeyEnd } from '@attestlayer/trust';
import { CliError } from './cli-error.ts';

/** Reads how a key ends from --last-valid or --unknown. @throws CliError `key_end_missing`, `index_malformed` */
export function readKeyEnd({ lastValid, unknown }: { lastValid?: string; unknown?: boolean }): KeyEnd {
  if ((lastValid === undefined) === (unknown !== true)) {
    throw new CliError({
      code: 'key_end_missing',
      message: 'say up to which index the key was good, or that nobody knows',
      hint: 'give --last-valid INDEX, or --unknown, which takes the worth of every kit under this key away',
    });
  }
  return lastValid === undefined
    ? { state: 'unknown' }
    : { state: 'compromised', lastValidIndex: readIndex(lastValid, '--last-valid') };
}

/** Reads a log index. @throws CliError `index_malformed` */
export function readIndex(text: string, option: string): number {
  if (/^(0|[1-9][0-9]{0,14})$/.test(text)) return Number(text);
  throw new CliError({
    code: 'index_malformed',
    message: `${option} takes an index of the log, not "${text}"`,
    hint: 'see "attestlayer log show" for the entries and their indexes',
  });
}
