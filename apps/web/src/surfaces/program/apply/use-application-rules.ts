import { useTranslation } from 'react-i18next';
import type { Application } from './application.ts';

/** Room for a name or an address; the server has the same limits and the last word. */
const MAX_LINE_CHARACTERS = 200;
/** A few sentences, as the page asks. */
const MAX_TEXT_CHARACTERS = 4_000;

/** Something before and after one @, with a dot behind it: more than that only a mail can show. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** What is wrong with a field, in the reader's language; null when nothing is. */
export function useApplicationRules() {
  const { t } = useTranslation('program');
  const text = (max: number) => (value: string) => {
    if (value.trim() === '') return t('apply.error.required');
    return value.length > max ? t('apply.error.long', { max }) : null;
  };
  const line = text(MAX_LINE_CHARACTERS);
  const paragraph = text(MAX_TEXT_CHARACTERS);
  return {
    organisation: line,
    website: (value: string) => (value === '' || isWebAddress(value) ? null : t('apply.error.website')),
    contact_name: line,
    contact_email: (value: string) => line(value) ?? (EMAIL.test(value.trim()) ? null : t('apply.error.email')),
    intended_tier: (value: string) => (value === '' ? t('apply.error.tier') : null),
    workflow: paragraph,
    client_types: paragraph,
    boundary_accepted: (value: boolean) => (value ? null : t('apply.error.boundary')),
  } satisfies Partial<{ [Name in keyof Application]: (value: never) => string | null }>;
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.');
}
