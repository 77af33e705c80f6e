import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { PortalField } from './types.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const URL_START = /^https?:\/\/[^\s/]+/;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._:/+-]*$/;
/** ISO 17442: 18 letters or digits and two check digits, which the server computes. */
const LEI = /^[A-Z0-9]{18}[0-9]{2}$/;

/** What is wrong with what was typed, in the reader's language; null when nothing is. The server has the last word. */
export function useFieldRule(): (field: PortalField, text: string) => string | null {
  const { t } = useTranslation('portal');
  const format = useFormat();
  return (field, text) => {
    const typed = text.trim();
    if (typed === '') return field.required ? t('rule.required') : null;
    switch (field.type) {
      case 'text':
        return [...typed].length > field.max_length ? t('rule.long', { max: format.count(field.max_length) }) : null;
      case 'email':
        return EMAIL.test(typed) ? null : t('rule.email');
      case 'url':
        return URL_START.test(typed) ? null : t('rule.url');
      case 'date':
      case 'datetime':
        return Number.isNaN(Date.parse(typed)) ? t('rule.date') : null;
      case 'integer': {
        const { min, max } = field;
        const fits = /^\d+$/.test(typed) && Number(typed) >= min && Number(typed) <= max;
        return fits ? null : t('rule.integer', { min: format.count(min), max: format.count(max) });
      }
      case 'identifier':
        if (field.scheme === 'lei') return LEI.test(typed) ? null : t('rule.lei');
        return REFERENCE.test(typed) ? null : t('rule.reference');
      default:
        return null;
    }
  };
}
