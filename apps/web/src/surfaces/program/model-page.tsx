import { useTranslation } from 'react-i18next';
import { useInstance } from '../../api/instance.ts';
import { KeyValues } from '../../design/components/key-values.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import { Section } from '../../design/components/section.tsx';
import { OutcomeBadge, VerdictBadge } from '../../design/components/status-badge.tsx';
import styles from './model-page.module.css';

/** In the order in which a record passes them. */
const PARTIES = ['client', 'partner', 'issuer', 'reviewer'] as const;

/** Who does what, and who decides what. */
export function ModelPage() {
  const { t } = useTranslation('program');
  const { issuer } = useInstance();
  return (
    <>
      <PageHeader title={t('model.title')} lead={t('model.lead')} />
      <ol className={styles.parties}>
        {PARTIES.map((party) => (
          <li key={party} className={styles.party}>
            <h2>{t(`model.${party}`)}</h2>
            <p className={styles.who}>
              {party === 'issuer' ? t('model.issuer.who', { issuer: issuer.name }) : t(`model.${party}.who`)}
            </p>
            <KeyValues
              layout="rows"
              items={[
                { label: t('model.does'), value: t(`model.${party}.does`) },
                { label: t('model.decides'), value: t(`model.${party}.decides`) },
                { label: t('model.never'), value: t(`model.${party}.never`) },
              ]}
            />
          </li>
        ))}
      </ol>
      <Section title={t('model.words')}>
        <div className={styles.words}>
          <div>
            <h3>{t('model.words.outcome')}</h3>
            <p className={styles.badges}>
              <OutcomeBadge outcome="PASS" /> <OutcomeBadge outcome="FAIL" />
            </p>
            <p>{t('model.words.outcome.body')}</p>
          </div>
          <div>
            <h3>{t('model.words.verdict')}</h3>
            <p className={styles.badges}>
              <VerdictBadge verdict="VERIFIED" /> <VerdictBadge verdict="NOT_VERIFIED" />{' '}
              <VerdictBadge verdict="NOT_ESTABLISHED" />
            </p>
            <p>{t('model.words.verdict.body')}</p>
          </div>
        </div>
      </Section>
    </>
  );
}
