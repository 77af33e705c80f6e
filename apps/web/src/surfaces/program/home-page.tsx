import { useTranslation } from 'react-i18next';
import { ButtonLink, TextLink } from '../../design/components/link.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import { Section } from '../../design/components/section.tsx';
import styles from './home-page.module.css';
import { LaneCards } from './lane-cards.tsx';
import { ProofLists } from './proof-lists.tsx';

const STEPS = ['collect', 'evaluate', 'issue', 'verify'] as const;
const IS = ['records', 'fixed', 'open', 'logged'] as const;
const IS_NOT = ['audit', 'access', 'opinion', 'acceptance'] as const;

/** The first page: what this is, how it works, what it proves and does not. */
export function HomePage() {
  const { t } = useTranslation('program');
  return (
    <>
      <div className={styles.opening}>
        <PageHeader title={t('home.title')} lead={t('home.lead')} />
        <div className={styles.actions}>
          <ButtonLink to="/apply">{t('home.apply')}</ButtonLink>
          <ButtonLink to="/verify" variant="default">
            {t('home.sample')}
          </ButtonLink>
        </div>
      </div>
      <Section title={t('home.how')}>
        <ol className={styles.steps}>
          {STEPS.map((step) => (
            <li key={step}>
              <h3>{t(`home.how.${step}`)}</h3>
              <p>{t(`home.how.${step}.body`)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <div className={styles.pair}>
        <Section title={t('home.is')}>
          <ul className={styles.points}>
            {IS.map((point) => (
              <li key={point}>{t(`home.is.${point}`)}</li>
            ))}
          </ul>
        </Section>
        <Section title={t('home.is.not')}>
          <ul className={styles.points}>
            {IS_NOT.map((point) => (
              <li key={point}>{t(`home.is.not.${point}`)}</li>
            ))}
          </ul>
        </Section>
      </div>
      <ProofLists />
      <Section title={t('home.lanes')} lead={t('home.lanes.lead')}>
        <LaneCards />
        <p className={styles.more}>
          <TextLink to="/lanes">{t('home.lanes.all')}</TextLink>
        </p>
      </Section>
    </>
  );
}
