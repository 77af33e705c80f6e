import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import styles from './help.module.css';

/** In the order of the work; each id is an address on the page. */
const TOPICS = ['start', 'records', 'evaluation', 'issue', 'reviewer', 'credits', 'team', 'mail'] as const;

/** Short help for people who work here. */
export function HelpPage() {
  const { t } = useTranslation('help');
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <nav aria-label={t('contents')}>
        <ul className={styles.contents}>
          {TOPICS.map((topic) => (
            <li key={topic}>
              <TextLink to="/help" hash={topic}>
                {t(`${topic}.title`)}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
      {TOPICS.map((topic) => (
        <Section key={topic} id={topic} title={t(`${topic}.title`)}>
          <p>{t(`${topic}.body`)}</p>
        </Section>
      ))}
    </div>
  );
}
