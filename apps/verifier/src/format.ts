import { text } from './messages.ts';

const LOCALE = 'en-GB';
const integers = new Intl.NumberFormat(LOCALE);
const decimals = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const moments = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** Writes a count with group separators. */
export function formatCount(count: number): string {
  return integers.format(count);
}

/** Writes a size in decimal units (1 kB = 1,000 bytes), as file managers and invoices do. */
export function formatSize(sizeBytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  if (sizeBytes < 1000) return text(sizeBytes === 1 ? 'size.byte' : 'size.bytes', { count: formatCount(sizeBytes) });
  let scaled = sizeBytes / 1000;
  let unit = 0;
  while (scaled >= 999.95 && unit < units.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  return `${decimals.format(scaled)} ${units[unit]}`;
}

/** Writes an RFC 3339 time as a date and time in UTC; text that is no time is returned as it came. */
export function formatMoment(timestamp: string): string {
  const ms = Date.parse(timestamp);
  return Number.isNaN(ms) ? timestamp : `${moments.format(ms)} UTC`;
}
