import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const LOCALES: Record<string, string> = { en: 'en-GB', fr: 'fr-FR' };

const SECOND = 1_000;
/** From the largest to the smallest; a month is a mean one, good enough for "3 months ago" beside the exact date. */
const RELATIVE_UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400 * SECOND],
  ['month', 30 * 86_400 * SECOND],
  ['day', 86_400 * SECOND],
  ['hour', 3_600 * SECOND],
  ['minute', 60 * SECOND],
];

const SIZE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Numbers, sizes and times as the reader's language writes them. */
export type Format = {
  /** A count with group separators. */
  count: (count: number) => string;
  /** 0 to 1 as per cent. */
  share: (share: number) => string;
  /** Decimal units (1 kB = 1,000 bytes), as file managers and invoices do. */
  size: (bytes: number) => string;
  /** A calendar day, from `YYYY-MM-DD` or an instant. */
  day: (instant: string | number) => string;
  /** A day and a time in the reader's own time zone. */
  moment: (instant: string | number) => string;
  /** The same in UTC, with the zone: what stands in documents. */
  momentUtc: (instant: string | number) => string;
  /** "3 hours ago", "in 2 days". */
  relative: (instant: string | number, nowMs: number) => string;
  /** "a, b and c". */
  list: (items: readonly string[]) => string;
};

/** The formats of the language in use. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(LOCALES[i18n.language] ?? 'en-GB'), [i18n.language]);
}

function createFormat(locale: string): Format {
  const counts = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const momentsUtc = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    count: (count) => counts.format(count),
    share: (share) => shares.format(share),
    size: (bytes) => formatSize(locale, bytes),
    day: (instant) => days.format(new Date(instant)),
    moment: (instant) => moments.format(new Date(instant)),
    momentUtc: (instant) => `${momentsUtc.format(new Date(instant))} UTC`,
    relative: (instant, nowMs) => formatRelative(relatives, new Date(instant).getTime() - nowMs),
    list: (items) => lists.format(items),
  };
}

function formatSize(locale: string, bytes: number): string {
  let scaled = bytes;
  let step = 0;
  // 999.95 would be rounded up to a fourth digit.
  while (scaled >= 999.95 && step < SIZE_UNITS.length - 1) {
    scaled /= 1_000;
    step += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: SIZE_UNITS[step]!,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(scaled);
}

function formatRelative(format: Intl.RelativeTimeFormat, differenceMs: number): string {
  const [unit, size] = RELATIVE_UNITS.find(([, ms]) => Math.abs(differenceMs) >= ms) ?? ['minute', 60 * SECOND];
  return format.format(Math.trunc(differenceMs / size), unit);
}
