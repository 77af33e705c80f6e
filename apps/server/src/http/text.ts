import * as z from 'zod';

/**
 * Control, line separator and bidi characters, and lone surrogates: canonical JSON has no place for them, and they let a name show as another one.
 */
const UNSAFE = '\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069';
const ONE_LINE = new RegExp(`^[^${UNSAFE}]*$`, 'u');
const LINES = new RegExp(`^(?:[^${UNSAFE}]|\\n)*$`, 'u');

/** Text on one line that people read, such as a name: trimmed, NFC, 1 to `max` characters. */
export function lineText(max: number) {
  return z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(max)
    .regex(ONE_LINE, 'has characters that cannot be shown on one line');
}

/** Text that may have several lines, such as a message or a reason. */
export function paragraphText(max: number) {
  return z.string().trim().normalize('NFC').min(1).max(max).regex(LINES, 'has characters that cannot be shown');
}

/** Languages that the product speaks. */
export const localeText = z.enum(['en', 'fr']);

/** A time of the API: RFC 3339 in UTC with milliseconds. */
export const timeText = z.iso.datetime({ precision: 3 });

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const dayText = z.iso.date();
