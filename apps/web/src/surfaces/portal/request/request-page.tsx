import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/problem.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import enter from '../enter/enter.module.css';
import { endVisit, readVisit, type Visit } from '../visit.ts';
import { requestQuery } from './portal-queries.ts';
import { RequestView } from './request-view.tsx';

/** The request of this visit; who has none is asked for the link or code. */
export function RequestPage() {
  const [visit] = useState(readVisit);
  return visit === null ? <Navigate to="/portal" replace /> : <OpenRequest visit={visit} />;
}

function OpenRequest({ visit }: { visit: Visit }) {
  const { t } = useTranslation('portal');
  const [ended, setEnded] = useState(false);
  const { data, error, isError, refetch } = useQuery(requestQuery(visit));
  if (ended || (error instanceof ApiError && error.code === 'signed_out')) return <VisitEnded />;
  if (data !== undefined) return <RequestView visit={visit} request={data} onSignedOut={() => setEnded(true)} />;
  if (!isError) return <PageHeader title={t('request.loading')} />;
  return (
    <>
      <PageHeader title={t('request.failed')} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    </>
  );
}

/** The visit is over, or the request was taken back while it went on. What was sent is kept either way. */
function VisitEnded() {
  const { t } = useTranslation('portal');
  return (
    <div className={enter.narrow}>
      <PageHeader title={t('ended.title')} lead={t('ended.lead')} />
      <ButtonLink to="/portal" onClick={endVisit}>
        {t('ended.again')}
      </ButtonLink>
    </div>
  );
}
