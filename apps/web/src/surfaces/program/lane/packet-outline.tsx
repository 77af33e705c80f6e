import type { Profile, Requirement } from '@attestlayer/profile';
import { useTranslation } from 'react-i18next';
import styles from './packet-outline.module.css';

/** The order in which the binder of a kit shows what a packet under this profile holds. */
export function PacketOutline({ profile }: { profile: Profile }) {
  const { t } = useTranslation('program');
  const describe = ({ optional, min_records }: Requirement) => {
    if (optional) return t('lane.outline.optional');
    return min_records === 0 ? t('lane.outline.declared') : t('lane.outline.exhibit', { count: min_records });
  };
  return (
    <ol className={styles.outline}>
      <li>
        <span>{t('lane.outline.cover')}</span>
      </li>
      {profile.requirements.map((requirement) => (
        <li key={requirement.id}>
          <span lang="en">{requirement.title}</span>
          <span className={styles.what}>{describe(requirement)}</span>
        </li>
      ))}
      <li>
        <span>{t('lane.outline.trail')}</span>
      </li>
      <li>
        <span>{t('lane.outline.receipt')}</span>
      </li>
    </ol>
  );
}
