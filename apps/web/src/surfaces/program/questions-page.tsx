import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../design/components/link.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import styles from './questions-page.module.css';

const QUESTIONS = [
  'who',
  'qualify',
  'truth',
  'claims',
  'brand',
  'clients',
  'fail',
  'credits',
  'data',
  'secrets',
  'leave',
] as const;

/** What partners ask. All answers are open: people search a page for words. */
export function QuestionsPage() {
  const { t } = useTranslation('program');
  return (
    <>
      <PageHeader
        title={t('questions.title')}
        lead={t('questions.lead')}
        actions={<ButtonLink to="/apply">{t('home.apply')}</ButtonLink>}
      />
      <div className={styles.questions}>
        {QUESTIONS.map((question) => (
          <section key={question} className={styles.question} aria-labelledby={question}>
            <h2 id={question}>{t(`questions.${question}`)}</h2>
            <p>{t(`questions.${question}.body`)}</p>
          </section>
        ))}
      </div>
    </>
  );
}
