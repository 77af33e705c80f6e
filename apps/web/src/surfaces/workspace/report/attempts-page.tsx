import { useTranslation } from 'react-i18next';
import { DateTime } from '../../../design/components/date-time.tsx';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { OutcomeBadge } from '../../../design/components/status-badge.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import { useAttempts } from '../packet/use-packet-parts.ts';
import styles from './report.module.css';

/** Every counted evaluation. Attempts are free and without limit; the receipt says how many there were. */
export function AttemptsPage() {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const { data, error, refetch } = useAttempts(packet.id);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.items.length === 0) {
    return (
      <EmptyState
        title={t('attempts.empty')}
        actions={
          <ButtonLink to="/packets/$packetId" params={{ packetId: packet.id }}>
            {t('tab.checklist')}
          </ButtonLink>
        }
      >
        {t('attempts.empty.body')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="soft">{t('attempts.lead')}</p>
      <ul className={styles.attempts}>
        {data.items.toReversed().map(({ attempt, outcome, blockers, evaluated_at, shared_at, sha256 }) => (
          <li key={attempt}>
            <div>
              <TextLink
                to="/packets/$packetId/attempts/$attempt"
                params={{ packetId: packet.id, attempt: String(attempt) }}
                className={styles.attempt}
              >
                {t('attempt', { attempt })}
              </TextLink>
              <p className="soft">
                <DateTime value={evaluated_at} />
                {blockers > 0 && ` · ${t('ready.blockers', { count: blockers })}`}
                {shared_at !== null && ` · ${t('report.shared')}`}
              </p>
              <Hash value={sha256} label={t('report.sha256')} />
            </div>
            <OutcomeBadge outcome={outcome} />
          </li>
        ))}
      </ul>
    </>
  );
}
