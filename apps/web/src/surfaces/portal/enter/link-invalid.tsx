import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import { CodeFields } from './code-fields.tsx';
import styles from './enter.module.css';

/** A link that opens nothing: it may be old, replaced, taken back, or not for this reader. The server does not tell which. */
export function LinkInvalid() {
  const { t } = useTranslation('portal');
  return (
    <div className={styles.narrow}>
      <PageHeader title={t('invalid.title')} lead={t('invalid.lead')} />
      <ul className={styles.reasons}>
        <li>{t('invalid.newer')}</li>
        <li>{t('invalid.expired')}</li>
        <li>{t('invalid.revoked')}</li>
        <li>{t('invalid.forwarded')}</li>
      </ul>
      <Section title={t('invalid.code')} lead={t('code.lead')}>
        <CodeFields />
      </Section>
    </div>
  );
}
