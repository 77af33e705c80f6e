import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import type { Tone } from '../../../design/tokens.ts';
import styles from '../console.module.css';
import { pageQueryOf } from '../parts/page-query.ts';
import { StateFilter } from '../parts/state-filter.tsx';

type Mail = AnswerOf<'/v1/console/mails', 'get'>['items'][number];

const TONES: Record<Mail['state'], Tone> = { waiting: 'accent', sent: 'good', failed: 'bad' };
const STATES = Object.keys(TONES) as Mail['state'][];

/** Every mail with what became of it. What stood in a sent mail is not kept: it may have held a link. */
export function MailsPage() {
  const { t } = useTranslation('console');
  const [state, setState] = useState<Mail['state'] | ''>('');
  const pages = useCursorPages<Mail>({
    queryKey: ['console', 'mails', state],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(api.GET('/v1/console/mails', { params: { query: pageQueryOf(page, { state }) as object }, signal })),
  });
  const resending = useAct({
    act: (mailId: string, headers) =>
      bodyOf(api.POST('/v1/console/mails/{mailId}/resend', { params: { path: { mailId } }, headers })),
    stale: [['console', 'mails']],
  });
  const columns: Column<Mail>[] = [
    {
      id: 'subject',
      header: t('mails.subject'),
      rowHeader: true,
      cell: ({ subject }) => <Untrusted>{subject}</Untrusted>,
    },
    { id: 'to', header: t('mails.to'), cell: ({ to }) => <Untrusted>{to}</Untrusted> },
    {
      id: 'state',
      header: t('filter.state'),
      cell: (row) => (
        <>
          <StateBadge tone={TONES[row.state]}>{t(`mail.${row.state}`)}</StateBadge>
          {row.last_error !== null && <p className={styles.error}>{row.last_error}</p>}
        </>
      ),
    },
    { id: 'template', header: t('mails.template'), cell: ({ template }) => <code>{template}</code> },
    { id: 'attempts', header: t('mails.attempts'), align: 'end', cell: ({ attempts }) => attempts },
    { id: 'at', header: t('mails.at'), cell: (row) => <DateTime value={row.sent_at ?? row.created_at} /> },
    {
      id: 'act',
      header: t('acts'),
      cell: (row) =>
        row.state === 'failed' ? (
          <Button variant="default" size="xs" loading={resending.isPending} onClick={() => resending.mutate(row.id)}>
            {t('mails.resend')}
            <span className="unseen"> {row.subject}</span>
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <PageHeader title={t('mails.title')} lead={t('mails.lead')} />
      {resending.isError && <ProblemAlert error={resending.error} />}
      <DataTable
        label={t('mails.title')}
        columns={columns}
        rowKey={({ id }) => id}
        pages={pages}
        filtered={state !== ''}
        onClearFilters={() => setState('')}
        filters={<StateFilter value={state} states={STATES} labelOf={(one) => t(`mail.${one}`)} onChange={setState} />}
        empty={{ title: t('mails.none'), body: t('mails.none.body') }}
      />
    </>
  );
}
