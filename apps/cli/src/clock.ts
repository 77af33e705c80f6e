import { formatTimestamp, isTimestamp } from '@attestlayer/encoding';
import { CliError } from './cli-error.ts';

/** The one place where the CLI reads a clock; a time given by option wins and must be in the format of the kit. */
export function readClock(option: string | undefined): string {
  if (option === undefined) return formatTimestamp(Date.now());
  if (isTimestamp(option)) return option;
  throw new CliError({
    code: 'time_malformed',
    message: `"${option}" is no time of the form 2026-11-23T03:04:05.678Z`,
    hint: 'write RFC 3339 in UTC with milliseconds and "Z"',
  });
}
