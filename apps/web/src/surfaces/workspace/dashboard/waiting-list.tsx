import { useTranslation } from 'react-i18next';
import type { Packet } from '../../../api/resources.ts';
import { TextLink } from '../../../design/components/link.tsx';
import { PacketStateBadge } from '../../../design/components/status-badge.tsx';
import { DueDate } from '../parts/due-date.tsx';
import styles from './dashboard.module.css';

/** Packets that wait for somebody, the most urgent first, each with its reason. */
export function WaitingList({ packets }: { packets: readonly Packet[] }) {
  const { t } = useTranslation('workspace');
  return (
    <ul className={styles.waiting} aria-label={t('dashboard.now')}>
      {packets.map(({ id, title, client, state, blockers, due_at }) => (
        <li key={id}>
          <div>
            <p>
              <TextLink to="/packets/$packetId" params={{ packetId: id }} className={styles.title}>
                {title}
              </TextLink>{' '}
              <span className="soft">{client.name}</span>
            </p>
            <p className={styles.why}>
              {state === 'blocked'
                ? t('packet.blockers', { count: blockers ?? 0 })
                : t(`packet.next.${state as 'ready'}`)}
              {due_at !== null && (
                <>
                  {' · '}
                  <DueDate value={due_at} open />
                </>
              )}
            </p>
          </div>
          <PacketStateBadge state={state} />
        </li>
      ))}
    </ul>
  );
}
