import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Client } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { csvUrl } from '../parts/use-packet-pages.ts';

/** Long enough that a word is typed, short enough to feel immediate. */
const SEARCH_DELAY_MS = 250;

/** Clients by name. The filter stands in the address, so that it survives the way back. */
export function ClientsPage() {
  const { t } = useTranslation('workspace');
  const navigate = useNavigate();
  const mayWrite = usePermission('clients:write');
  const { q, archived } = useSearch({ strict: false });
  const [typed, setTyped] = useState(q ?? '');
  const [search] = useDebouncedValue(typed.trim(), SEARCH_DELAY_MS);
  const showArchived = archived === 'true';
  useEffect(() => {
    const filter = { ...(search === '' ? {} : { q: search }), ...(showArchived ? { archived: 'true' } : {}) };
    void navigate({ to: '/clients', search: filter, replace: true });
  }, [search, showArchived, navigate]);
  const filter = { ...(search === '' ? {} : { q: search }), archived: String(showArchived) };
  const pages = useCursorPages({
    queryKey: [...queryKeys.clients, 'list', filter],
    fetchPage: ({ cursor, limit, signal }) =>
      bodyOf(
        api.GET('/v1/clients', {
          params: { query: { ...filter, limit, ...(cursor === null ? {} : { cursor }) } },
          signal,
        }),
      ),
  });
  const clear = () => {
    setTyped('');
    void navigate({ to: '/clients', search: {}, replace: true });
  };
  return (
    <>
      <PageHeader
        title={t('clients.title')}
        lead={t('clients.lead')}
        actions={mayWrite && <ButtonLink to="/clients/new">{t('clients.new')}</ButtonLink>}
      />
      <DataTable
        label={t('clients.title')}
        columns={useColumns()}
        rowKey={({ id }) => id}
        pages={pages}
        empty={{
          title: t('clients.empty'),
          body: t('clients.empty.body'),
          actions: mayWrite && <ButtonLink to="/clients/new">{t('clients.new')}</ButtonLink>,
        }}
        filtered={search !== '' || showArchived}
        onClearFilters={clear}
        csvUrl={csvUrl('/v1/clients', filter)}
        filters={
          <>
            <TextInput
              type="search"
              label={t('filter.search')}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Checkbox
              label={t('clients.archived.only')}
              checked={showArchived}
              onChange={({ currentTarget }) =>
                void navigate({
                  to: '/clients',
                  search: currentTarget.checked ? { archived: 'true' } : {},
                  replace: true,
                })
              }
            />
          </>
        }
      />
    </>
  );
}

function useColumns(): Column<Client>[] {
  const { t } = useTranslation('workspace');
  return [
    {
      id: 'name',
      header: t('client.name'),
      rowHeader: true,
      cell: ({ id, name }) => (
        <TextLink to="/clients/$clientId" params={{ clientId: id }}>
          {name}
        </TextLink>
      ),
    },
    { id: 'reference', header: t('client.reference'), cell: ({ reference }) => reference ?? '–' },
    {
      id: 'contacts',
      header: t('client.contacts'),
      cell: ({ contacts }) => contacts.map(({ name }) => name).join(', ') || '–',
    },
    {
      id: 'created',
      header: t('client.since'),
      cell: ({ created_at }) => <DateTime value={created_at} lead="relative" />,
    },
  ];
}
