import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { AuditEvent } from '../../../api/resources.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { Icon } from '../../../design/components/icon.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import styles from './audit.module.css';

type AuditSearch = { action?: string; subject?: string; from?: string; until?: string };

/** Everything that was changed in the workspace, by whom, each line bound to the one before. */
export function AuditPage() {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as AuditSearch;
  const filter = {
    ...(search.action ? { action: search.action } : {}),
    ...(search.subject ? { subject: search.subject } : {}),
    ...(search.from ? { from: `${search.from}T00:00:00Z` } : {}),
    ...(search.until ? { until: `${search.until}T23:59:59Z` } : {}),
  };
  const change = (part: AuditSearch) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value));
    void navigate({ to: '/audit', search: next, replace: true });
  };
  const pages = useCursorPages({
    queryKey: [...queryKeys.audit, filter],
    fetchPage: ({ cursor, limit, signal }) =>
      bodyOf(
        api.GET('/v1/audit', {
          params: { query: { ...filter, limit, ...(cursor === null ? {} : { cursor }) } },
          signal,
        }),
      ),
  });
  const exportUrl = (format: string) => `/v1/audit/export?${new URLSearchParams({ ...filter, format })}`;
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        lead={t('audit.lead')}
        actions={
          <Button
            component="a"
            variant="default"
            href={exportUrl('json')}
            download
            leftSection={<Icon name="download" size={1} />}
          >
            {t('audit.json')}
          </Button>
        }
      />
      <ChainCheck />
      <DataTable
        label={t('audit.title')}
        columns={useColumns()}
        rowKey={({ id }) => id}
        pages={pages}
        empty={{ title: t('audit.empty'), body: t('audit.empty.body') }}
        filtered={Object.keys(filter).length > 0}
        onClearFilters={() => void navigate({ to: '/audit', search: {}, replace: true })}
        csvUrl={exportUrl('csv')}
        filters={<Filters key={JSON.stringify(search)} search={search} onChange={change} />}
      />
    </>
  );
}

/** Applied on leaving a field or by Enter: each change asks the server. */
function Filters({ search, onChange }: { search: AuditSearch; onChange: (part: AuditSearch) => void }) {
  const { t } = useTranslation('admin');
  const names = ['action', 'subject', 'from', 'until'] as const;
  return names.map((name) => (
    <TextInput
      key={name}
      label={t(`audit.${name}`)}
      type={name === 'from' || name === 'until' ? 'date' : 'text'}
      placeholder={name === 'action' ? 'packet.issued' : undefined}
      defaultValue={search[name] ?? ''}
      onBlur={({ currentTarget }) =>
        currentTarget.value !== (search[name] ?? '') && onChange({ [name]: currentTarget.value })
      }
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  ));
}

function ChainCheck() {
  const { t } = useTranslation('admin');
  const [asked, setAsked] = useState(false);
  const { data, isFetching } = useQuery({
    queryKey: [...queryKeys.audit, 'check'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/audit/check', { signal })),
    enabled: asked,
  });
  return (
    <div className={styles.check}>
      {data === undefined ? (
        <Button variant="default" size="sm" onClick={() => setAsked(true)} loading={isFetching}>
          {t('audit.check')}
        </Button>
      ) : data.state === 'intact' ? (
        <Notice tone="good" role="status" title={t('audit.intact', { count: data.events })}>
          {data.head_sha256 !== null && <Hash value={data.head_sha256} label={t('audit.head')} />}
        </Notice>
      ) : (
        <Notice tone="bad" role="status" title={t('audit.broken', { seq: data.seq })}>
          {t('audit.broken.body')}
        </Notice>
      )}
    </div>
  );
}

function useColumns(): Column<AuditEvent>[] {
  const { t } = useTranslation('admin');
  return [
    { id: 'action', header: t('audit.action'), rowHeader: true, cell: ({ action }) => <code>{action}</code> },
    { id: 'at', header: t('audit.at'), cell: ({ at }) => <DateTime value={at} /> },
    {
      id: 'actor',
      header: t('audit.actor'),
      cell: ({ actor_kind, actor_id }) => (
        <>
          {actor_kind} {actor_id !== null && <Hash value={actor_id} label={t('audit.actor')} />}
        </>
      ),
    },
    {
      id: 'subject',
      header: t('audit.subject'),
      cell: ({ subject_kind, subject_id }) => (
        <>
          {subject_kind} <Hash value={subject_id} label={t('audit.subject')} />
        </>
      ),
    },
    {
      id: 'details',
      header: t('audit.details'),
      cell: ({ details }) => <code className={styles.details}>{details}</code>,
    },
  ];
}
