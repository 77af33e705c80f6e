import { parseTimestamp } from '@attestlayer/encoding';
import type { Context } from 'hono';
import type { html } from 'hono/html';
import { chooseLanguage, type Language, type Translate, translateTo } from './messages.ts';

/** A piece of a page; everything that is put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** What every page needs to know about its reader. */
export type Page = {
  language: Language;
  t: Translate;
  nowMs: number;
  /** Address of a file of the registry. */
  file(path: string): string;
  /** Address of a page of the registry; keeps a language that was chosen. */
  link(path: string, query?: Record<string, string | number>): string;
  /** This page in another language. */
  inLanguage(language: Language): string;
  /** Digits as the language groups them. */
  number(value: number): string;
  /** A day and minute in UTC. */
  moment(atMs: number): string;
  /** A day in UTC. */
  day(atMs: number): string;
  /** How long ago, in the largest unit that fits. */
  age(atMs: number): string;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Makes the helpers of a page for one request. */
export function openPage(context: Context, options: { publicUrl: string; nowMs: number }): Page {
  const { nowMs } = options;
  const prefix = new URL(options.publicUrl).pathname.replace(/\/$/, '');
  const lang = context.req.query('lang');
  const language = chooseLanguage(lang, context.req.header('accept-language'));
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const t = translateTo(language);
  const numbers = new Intl.NumberFormat(locale);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

  function link(path: string, query: Record<string, string | number> = {}): string {
    const entries = Object.entries(query).map(([name, value]) => [name, String(value)]);
    const chosen = lang === language ? [...entries, ['lang', language]] : entries;
    // Below a prefix the first page has no slash at its end.
    const address = path === '/' && prefix !== '' ? prefix : `${prefix}${path}`;
    return chosen.length === 0 ? address : `${address}?${new URLSearchParams(chosen)}`;
  }

  function inLanguage(other: Language): string {
    const query = new URLSearchParams(context.req.query());
    query.set('lang', other);
    return `?${query}`;
  }

  function age(atMs: number): string {
    const ms = Math.max(0, nowMs - atMs);
    if (ms < MINUTE_MS) return t('age.seconds', { count: Math.floor(ms / 1000) });
    if (ms < HOUR_MS) return t('age.minutes', { count: Math.floor(ms / MINUTE_MS) });
    if (ms < 2 * DAY_MS) return t('age.hours', { count: Math.floor(ms / HOUR_MS) });
    return t('age.days', { count: Math.floor(ms / DAY_MS) });
  }

  return {
    language,
    t,
    nowMs,
    file: (path) => `${prefix}${path}`,
    link,
    inLanguage,
    number: (value) => numbers.format(value),
    moment: (atMs) => `${moments.format(atMs)} UTC`,
    day: (atMs) => days.format(atMs),
    age,
  };
}

/** Milliseconds of a time stamp of a trust root. */
export function toMs(timestamp: string): number {
  return parseTimestamp(timestamp);
}
