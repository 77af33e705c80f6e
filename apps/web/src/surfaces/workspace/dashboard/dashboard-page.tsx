import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Dashboard } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { OpenPackets } from './open-packets.tsx';
import { StateCounts } from './state-counts.tsx';
import { WaitingList } from './waiting-list.tsx';

/** What needs a person now, and where everything stands. */
export function DashboardPage() {
  const { t } = useTranslation('workspace');
  const mayWrite = usePermission('packets:write');
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.dashboard,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/dashboard', { signal })),
  });
  return (
    <>
      <PageHeader
        title={t('dashboard.title')}
        actions={mayWrite && <ButtonLink to="/packets/new">{t('packets.new')}</ButtonLink>}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && <Overview dashboard={data} />}
    </>
  );
}

function Overview({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation('workspace');
  const { counts, blocked, due_soon, credits } = dashboard;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const waiting = [...due_soon, ...blocked.filter(({ id }) => due_soon.every((other) => other.id !== id))];
  if (total === 0) {
    return (
      <EmptyState
        title={t('dashboard.empty')}
        actions={
          <>
            <ButtonLink to="/clients/new">{t('clients.new')}</ButtonLink>
            <ButtonLink to="/help" variant="default">
              {t('nav.help')}
            </ButtonLink>
          </>
        }
      >
        {t('dashboard.empty.body')}
      </EmptyState>
    );
  }
  return (
    <>
      <StateCounts counts={counts} credits={credits} />
      <Section title={t('dashboard.now')} lead={t('dashboard.now.lead')}>
        {waiting.length === 0 ? (
          <EmptyState icon="check" title={t('dashboard.nothing')}>
            {t('dashboard.nothing.body')}
          </EmptyState>
        ) : (
          <WaitingList packets={waiting} />
        )}
      </Section>
      <Section title={t('dashboard.open')} lead={t('dashboard.open.lead')}>
        <OpenPackets />
      </Section>
    </>
  );
}
