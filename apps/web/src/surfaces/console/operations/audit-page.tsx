import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { pageQueryOf } from '../parts/page-query.ts';

type Event = AnswerOf<'/v1/console/audit', 'get'>['items'][number];

/** Everything that operators did, in a chain of hashes that can be recomputed. */
export function AuditPage() {
  const { t } = useTranslation('console');
  const pages = useCursorPages<Event>({
    queryKey: ['console', 'audit'],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(api.GET('/v1/console/audit', { params: { query: pageQueryOf(page, {}) }, signal })),
  });
  const check = useQuery({
    queryKey: ['console', 'audit-check'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/console/audit/check', { signal })),
    enabled: false,
  });
  const columns: Column<Event>[] = [
    { id: 'action', header: t('audit.action'), rowHeader: true, cell: ({ action }) => <code>{action}</code> },
    { id: 'at', header: t('audit.at'), cell: ({ at }) => <DateTime value={at} /> },
    {
      id: 'actor',
      header: t('audit.actor'),
      cell: ({ actor_kind, actor_id }) => (
        <Untrusted mono>{actor_id === null ? actor_kind : `${actor_kind} ${actor_id}`}</Untrusted>
      ),
    },
    {
      id: 'subject',
      header: t('audit.subject'),
      cell: ({ subject_kind, subject_id }) => <Untrusted mono>{`${subject_kind} ${subject_id}`}</Untrusted>,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        lead={t('audit.lead')}
        actions={
          <Button variant="default" loading={check.isFetching} onClick={() => void check.refetch()}>
            {t('audit.check')}
          </Button>
        }
      />
      {check.isError && <ProblemAlert error={check.error} />}
      {check.data?.state === 'intact' && (
        <Notice tone="good" role="status" title={t('audit.intact', { count: check.data.events })}>
          {check.data.head_sha256 !== null && <Hash value={check.data.head_sha256} label={t('audit.head')} full />}
        </Notice>
      )}
      {check.data?.state === 'broken' && (
        <Notice tone="bad" role="alert" title={t('audit.broken', { seq: check.data.seq })}>
          <code>{check.data.why}</code>
        </Notice>
      )}
      <DataTable
        label={t('audit.title')}
        columns={columns}
        rowKey={({ id }) => id}
        pages={pages}
        csvUrl="/v1/console/audit/export?format=csv"
        empty={{ title: t('audit.none'), body: t('audit.lead') }}
      />
    </>
  );
}
