import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import type { Tone } from '../../../design/tokens.ts';
import styles from '../console.module.css';
import { pageQueryOf } from '../parts/page-query.ts';
import { StateFilter } from '../parts/state-filter.tsx';

type Job = AnswerOf<'/v1/console/jobs', 'get'>['items'][number];

const TONES: Record<Job['state'], Tone> = { failed: 'bad', waiting: 'plain', running: 'accent', done: 'good' };
const STATES = Object.keys(TONES) as Job['state'][];

/** The work of the server; a failed job can be done again, because each can be done twice without harm. */
export function JobsPage() {
  const { t } = useTranslation('console');
  const [state, setState] = useState<Job['state'] | ''>('');
  const pages = useCursorPages<Job>({
    queryKey: ['console', 'jobs', state],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(api.GET('/v1/console/jobs', { params: { query: pageQueryOf(page, { state }) as object }, signal })),
  });
  const retrying = useAct({
    act: (jobId: string, headers) =>
      bodyOf(api.POST('/v1/console/jobs/{jobId}/retry', { params: { path: { jobId } }, headers })),
    stale: [['console', 'jobs']],
  });
  const columns: Column<Job>[] = [
    { id: 'kind', header: t('jobs.kind'), rowHeader: true, cell: ({ kind }) => <code>{kind}</code> },
    {
      id: 'state',
      header: t('filter.state'),
      cell: (row) => (
        <>
          <StateBadge tone={TONES[row.state]}>{t(`job.${row.state}`)}</StateBadge>
          {row.last_error !== null && <p className={styles.error}>{row.last_error}</p>}
        </>
      ),
    },
    { id: 'attempts', header: t('mails.attempts'), align: 'end', cell: ({ attempts }) => attempts },
    { id: 'run', header: t('jobs.run'), cell: ({ run_at }) => <DateTime value={run_at} lead="relative" /> },
    { id: 'end', header: t('jobs.end'), cell: ({ finished_at }) => finished_at && <DateTime value={finished_at} /> },
    {
      id: 'act',
      header: t('acts'),
      cell: (row) =>
        row.state === 'failed' ? (
          <Button variant="default" size="xs" loading={retrying.isPending} onClick={() => retrying.mutate(row.id)}>
            {t('jobs.retry')}
            <span className="unseen"> {row.kind}</span>
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <PageHeader title={t('jobs.title')} lead={t('jobs.lead')} />
      {retrying.isError && <ProblemAlert error={retrying.error} />}
      <DataTable
        label={t('jobs.title')}
        columns={columns}
        rowKey={({ id }) => id}
        pages={pages}
        filtered={state !== ''}
        onClearFilters={() => setState('')}
        filters={<StateFilter value={state} states={STATES} labelOf={(one) => t(`job.${one}`)} onChange={setState} />}
        empty={{ title: t('jobs.none'), body: t('jobs.none.body') }}
      />
    </>
  );
}
