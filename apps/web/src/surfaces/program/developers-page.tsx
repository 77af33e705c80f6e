import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstance } from '../../api/instance.ts';
import { OutsideLink, TextLink } from '../../design/components/link.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import { issuingSteps, verifyingSteps } from './guides/commands.ts';
import { Guide } from './guides/guide.tsx';
import styles from './questions-page.module.css';

const PARTS = ['api', 'cli', 'format', 'verify', 'registry'] as const;

/** Where developers and careful readers go on. */
export function DevelopersPage() {
  const { t } = useTranslation('program');
  const { urls } = useInstance();
  // Keys belong to the workspace, and its host is the one that every setting leaves where it is.
  const api = new URL(urls.workspace ?? location.origin).origin;
  const links: Partial<Record<(typeof PARTS)[number], ReactNode>> = {
    api: (
      <>
        {urls.docs !== undefined && <OutsideLink href={urls.docs}>{t('nav.docs')}</OutsideLink>}{' '}
        <OutsideLink href="/openapi.json">{t('developers.api.link')}</OutsideLink>
      </>
    ),
    verify: <TextLink to="/verify">{t('nav.verify')}</TextLink>,
    registry: urls.registry && <OutsideLink href={urls.registry}>{t('developers.registry.link')}</OutsideLink>,
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
      <Guide guide="issue" steps={issuingSteps(api)} />
      <Guide guide="verify" steps={verifyingSteps(urls.registry ?? `${location.origin}/registry`)} />
    </>
  );
}
