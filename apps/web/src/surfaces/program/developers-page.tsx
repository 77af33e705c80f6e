import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstance } from '../../api/instance.ts';
import { TextLink } from '../../design/components/link.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import styles from './questions-page.module.css';

const PARTS = ['api', 'webhooks', 'cli', 'format', 'verify', 'registry'] as const;

/** Where developers and careful readers go on. */
export function DevelopersPage() {
  const { t } = useTranslation('program');
  const { urls } = useInstance();
  const links: Partial<Record<(typeof PARTS)[number], ReactNode>> = {
    api: <a href="/v1/openapi.json">{t('developers.api.link')}</a>,
    verify: <TextLink to="/verify">{t('nav.verify')}</TextLink>,
    registry: urls.registry && <a href={urls.registry}>{t('developers.registry.link')}</a>,
  };
  return (
    <>
      <PageHeader title={t('developers.title')} lead={t('developers.lead')} />
      <div className={styles.questions}>
        {PARTS.map((part) => (
          <section key={part} className={styles.question} aria-labelledby={part}>
            <h2 id={part}>{t(`developers.${part}`)}</h2>
            <div>
              <p>{t(`developers.${part}.body`)}</p>
              {links[part] && <p>{links[part]}</p>}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}
