import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { readVisit } from '../visit.ts';
import { CodeFields } from './code-fields.tsx';
import styles from './enter.module.css';

/** The portal without a link: the typed code, and the way back to a request that is open in this tab. */
export function CodeForm() {
  const { t } = useTranslation('portal');
  return (
    <div className={styles.narrow}>
      <PageHeader title={t('code.title')} lead={t('code.lead')} />
      {readVisit() !== null && (
        <Notice
          tone="accent"
          title={t('code.continue')}
          actions={<ButtonLink to="/portal/request">{t('code.continue.go')}</ButtonLink>}
        />
      )}
      <CodeFields />
    </div>
  );
}
