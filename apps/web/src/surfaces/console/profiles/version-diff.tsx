import { useTranslation } from 'react-i18next';
import styles from '../console.module.css';
import { diffJson } from './diff-profiles.ts';

/** What differs between two versions, member by member. */
export function VersionDiff({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation('console');
  const changes = diffJson(before, after);
  if (changes.length === 0) return <p className={styles.small}>{t('diff.none')}</p>;
  return (
    <ul className={styles.checks}>
      {changes.map(({ path, before: was, after: is }) => (
        <li key={path} className={styles.check}>
          <div className={styles.stack} lang="en">
            <code>{path}</code>
            {was !== null && (
              <p className={styles.removed}>
                − <span className="unseen">{t('diff.before')} </span>
                {was}
              </p>
            )}
            {is !== null && (
              <p className={styles.added}>
                + <span className="unseen">{t('diff.after')} </span>
                {is}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
