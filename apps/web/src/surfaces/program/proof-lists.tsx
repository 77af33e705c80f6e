import { PROVES, PROVES_NOT } from 'virtual:texts';
import { useTranslation } from 'react-i18next';
import { FixedText } from '../../design/components/fixed-text.tsx';
import { Section } from '../../design/components/section.tsx';
import styles from './proof-lists.module.css';

/** The five statements that a verified kit proves and what it does not, word for word as every report prints them. */
export function ProofLists() {
  const { t } = useTranslation('program');
  return (
    <div className={styles.sheet}>
      <Section title={t('home.proves')} lead={t('home.proves.lead')}>
        <ol className={styles.proves}>
          {PROVES.map(({ id, text }) => (
            <li key={id}>
              <FixedText>{text}</FixedText>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('home.proves.not')}>
        <ul className={styles.not}>
          {PROVES_NOT.map((text) => (
            <li key={text}>
              <FixedText>{text}</FixedText>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
