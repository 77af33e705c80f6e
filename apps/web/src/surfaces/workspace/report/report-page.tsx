import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Evaluation } from '../../../api/resources.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { OutcomeBadge } from '../../../design/components/status-badge.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import { BlockerCard } from './blocker-card.tsx';
import styles from './report.module.css';
import { ReportButtons } from './report-buttons.tsx';

/** The report of one evaluation: outcome, blockers, what they concern and how to fix them. */
export function ReportPage() {
  const { attempt: text = '' } = useParams({ strict: false });
  const attempt = Number(text);
  const { packet } = usePacketScope();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.evaluation(packet.id, attempt),
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/packets/{packetId}/evaluations/{attempt}', {
          params: { path: { packetId: packet.id, attempt } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <Loading /> : <Report evaluation={data} />;
}

function Report({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const { attempt, outcome, blockers, boundary, evaluated_at, profile, engine } = evaluation;
  return (
    <article>
      <div className={styles.head}>
        <div className={styles.title}>
          <h2>{t('attempt', { attempt })}</h2>
          <OutcomeBadge outcome={outcome} />
        </div>
        <ReportButtons attempt={attempt} failed={outcome === 'FAIL'} />
      </div>
      <div className={styles.facts}>
        <KeyValues
          items={[
            { label: t('report.at'), value: <DateTime value={evaluated_at} /> },
            { label: t('report.profile'), value: `${profile.id} v${profile.version}` },
            { label: t('report.engine'), value: `${engine.name} ${engine.version}` },
          ]}
        />
      </div>
      {outcome === 'PASS' && (
        <EmptyState
          icon="check"
          title={t('report.pass')}
          actions={
            packet.state === 'ready' && (
              <ButtonLink to="/packets/$packetId/kit" params={{ packetId: packet.id }}>
                {t('issue.to')}
              </ButtonLink>
            )
          }
        >
          {t('report.pass.body')}
        </EmptyState>
      )}
      {blockers.length > 0 && (
        <ul className={styles.blockers} aria-label={t('blockers')}>
          {blockers.map((blocker) => (
            <BlockerCard
              key={[blocker.code, blocker.requirement_id, blocker.expected, blocker.found].join('|')}
              blocker={blocker}
            />
          ))}
        </ul>
      )}
      <p className={styles.boundary} lang="en">
        {boundary}
      </p>
    </article>
  );
}
