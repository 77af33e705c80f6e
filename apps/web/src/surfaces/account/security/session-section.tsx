import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { SignInSession } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import styles from './security.module.css';

/** Where somebody is signed in, and the way to end it there. */
export function SessionSection() {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.sessions,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/auth/sessions', { signal })),
  });
  const stale = [queryKeys.sessions];
  const endOne = useAct({
    act: (sessionId: string) => api.DELETE('/v1/auth/sessions/{sessionId}', { params: { path: { sessionId } } }),
    stale,
  });
  const endOthers = useAct({ act: (_: null) => api.DELETE('/v1/auth/sessions', {}), stale });
  const refused = endOne.error ?? endOthers.error;
  return (
    <div className={styles.stack}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {refused && <ProblemAlert error={refused} title={t('refused')} />}
      <ul className={styles.rows}>
        {data?.items.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => endOne.mutate(session.id)} />
        ))}
      </ul>
      {data && data.items.length > 1 && (
        <Button variant="default" onClick={() => endOthers.mutate(null)} loading={endOthers.isPending}>
          {t('sessions.end.others')}
        </Button>
      )}
    </div>
  );
}

function SessionRow({ session, onEnd }: { session: SignInSession; onEnd: () => void }) {
  const { t } = useTranslation('account');
  const { user_agent, address, created_at, current } = session;
  return (
    <li>
      <div>
        <p>
          <Untrusted>{user_agent ?? t('sessions.unknown')}</Untrusted>
        </p>
        <p className="soft">
          {address ?? t('sessions.unknown')} · <DateTime value={created_at} lead="relative" />
        </p>
      </div>
      {current ? (
        <StateBadge tone="accent">{t('sessions.this')}</StateBadge>
      ) : (
        <Button variant="subtle" size="sm" onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
