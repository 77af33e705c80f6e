import { useTranslation } from 'react-i18next';

/** Room for a name or an address; the server has the same limits and the last word. */
const MAX_LINE_CHARACTERS = 200;
/** The server takes no shorter password. */
const MIN_PASSWORD_CHARACTERS = 12;

/** Something before and after one @, with a dot behind it: more than that only a mail can show. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** What is wrong with a text, in the reader's language; null when nothing is. */
export function useTextRules() {
  const { t } = useTranslation();
  const required = (value: string) => (value.trim() === '' ? t('rule.required') : null);
  const atMost = (max: number) => (value: string) => (value.length > max ? t('rule.long', { max }) : null);
  const line = (value: string) => required(value) ?? atMost(MAX_LINE_CHARACTERS)(value);
  return {
    required,
    atMost,
    line,
    email: (value: string) => line(value) ?? (EMAIL.test(value.trim()) ? null : t('rule.email')),
    newPassword: (value: string) =>
      value.length < MIN_PASSWORD_CHARACTERS ? t('rule.password', { min: MIN_PASSWORD_CHARACTERS }) : null,
    totpCode: (value: string) => (/^\d{6}$/.test(value.replaceAll(' ', '')) ? null : t('rule.code')),
  };
}
