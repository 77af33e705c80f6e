import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/resources.ts';
import { TextLink } from '../../../design/components/link.tsx';
import { PacketStateBadge } from '../../../design/components/status-badge.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './dashboard.module.css';

/** The states of open work, in the order of a packet's life. */
const SHOWN_STATES = ['collecting', 'blocked', 'ready', 'issuing', 'issued'] as const;

/** How many packets are where, and the credits that are left. */
export function StateCounts({ counts, credits }: Pick<Dashboard, 'counts' | 'credits'>) {
  const { t } = useTranslation('workspace');
  const format = useFormat();
  return (
    <ul className={styles.counts} aria-label={t('dashboard.counts')}>
      {SHOWN_STATES.map((state) => (
        <li key={state}>
          <TextLink to="/packets" search={{ state }} className={styles.count}>
            <span className={styles.number}>{format.count(counts[state] ?? 0)}</span>
            <PacketStateBadge state={state} />
          </TextLink>
        </li>
      ))}
      {credits !== null && (
        <li>
          <div className={styles.count}>
            <span className={styles.number}>{format.count(credits.available)}</span>
            <span className={styles.label}>{t('dashboard.credits', { held: format.count(credits.held) })}</span>
          </div>
        </li>
      )}
    </ul>
  );
}
