import { useTranslation } from 'react-i18next';
import { Icon } from '../../../design/components/icon.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from '../console.module.css';
import { type Case, CHECKLIST } from './states.ts';

/** The working sessions so far, and which points each settled. */
export function SessionList({ sessions }: { sessions: Case['sessions'] }) {
  const { t } = useTranslation('console');
  const format = useFormat();
  if (sessions.length === 0) return <p className={styles.small}>{t('case.sessions.none')}</p>;
  return (
    <ol className={styles.checks}>
      {sessions.map(({ id, held_on, participants, notes, checklist }) => (
        <li key={id} className={styles.check}>
          <div className={styles.stack}>
            <p>
              <strong>{format.day(held_on)}</strong> · <bdi>{participants}</bdi>
            </p>
            <p className={styles.prose}>{notes}</p>
            <ul className={styles.row}>
              {CHECKLIST.map((point) => (
                <li key={point} className={styles.row}>
                  <Icon name={checklist[point] ? 'check' : 'none'} size={1} />
                  <span className={checklist[point] ? undefined : 'soft'}>
                    {t(`checklist.${point}`)}
                    <span className="unseen"> {t(checklist[point] ? 'checklist.settled' : 'checklist.open')}</span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}
