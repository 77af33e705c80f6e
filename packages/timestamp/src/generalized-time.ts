import { Refusal } from './timestamp-code.ts';

/** RFC 3161 2.4.2: UTC, seconds always, a fraction of any length without zeros at its end. */
const FORM = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/;

/**
 * Reads a GeneralizedTime as RFC 3161 wants it. The parser of the library takes a time without `Z` for local time, which
 * would make a token mean another time on another computer. A part of a millisecond counts as a whole one, so that an
 * upper bound is never earlier than what was signed.
 *
 * @throws Refusal token_malformed
 */
export function readGeneralizedTime(bytes: Uint8Array): Date {
  const text = String.fromCharCode(...bytes);
  const match = FORM.exec(text);
  if (match === null) throw refused();
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as Six;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC lets 31 February and 24:61 run over into the next month and hour.
  // Of the year 9999 rounding and accuracy would make a time that four digits cannot write.
  if (year === 9999) throw refused();
  if (new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14) !== text.slice(0, 14)) throw refused();
  return new Date(ms + Math.ceil(Number(`0.${match[7] ?? 0}`) * 1000));
}

type Six = [number, number, number, number, number, number];

function refused(): Refusal {
  return new Refusal('token_malformed', 'genTime is not a UTC time that exists');
}
