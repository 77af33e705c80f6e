import { profiles } from 'virtual:profiles';
import { useTranslation } from 'react-i18next';
import { FixedText } from '../../design/components/fixed-text.tsx';
import { TextLink } from '../../design/components/link.tsx';
import styles from './lane-cards.module.css';

/** Every lane with its name and size; with `summaries`, also what it is about. */
export function LaneCards({ summaries = false }: { summaries?: boolean }) {
  const { t } = useTranslation('program');
  return (
    <ul className={styles.cards}>
      {profiles.map(({ profile }) => (
        <li key={profile.id} className={styles.card}>
          <p className={styles.id}>{profile.id}</p>
          <h3 className={styles.title}>
            <TextLink to="/lanes/$lane" params={{ lane: profile.id }} className={styles.link}>
              <FixedText>{profile.title}</FixedText>
            </TextLink>
          </h3>
          {summaries && (
            <p className={styles.summary}>
              <FixedText>{profile.summary}</FixedText>
            </p>
          )}
          <p className={styles.size}>{t('lanes.requirements', { count: profile.requirements.length })}</p>
        </li>
      ))}
    </ul>
  );
}
