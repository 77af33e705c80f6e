import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { pageQueryOf } from '../parts/page-query.ts';
import { StateFilter } from '../parts/state-filter.tsx';
import { APPLICATION_STATES, APPLICATION_TONES, type ApplicationState } from './states.ts';

type Application = AnswerOf<'/v1/console/applications', 'get'>['items'][number];

/** Who would like to become a partner. */
export function ApplicationsPage() {
  const { t } = useTranslation('console');
  const [state, setState] = useState<ApplicationState | ''>('');
  const pages = useCursorPages<Application>({
    queryKey: ['console', 'applications', state],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(
        api.GET('/v1/console/applications', { params: { query: pageQueryOf(page, { state }) as object }, signal }),
      ),
  });
  const columns: Column<Application>[] = [
    {
      id: 'organisation',
      header: t('applications.organisation'),
      rowHeader: true,
      cell: ({ id, organisation }) => (
        <TextLink to="/console/applications/$applicationId" params={{ applicationId: id }}>
          <Untrusted>{organisation}</Untrusted>
        </TextLink>
      ),
    },
    { id: 'tier', header: t('applications.tier'), cell: ({ intended_tier }) => t(`tier.${intended_tier}`) },
    { id: 'contact', header: t('applications.contact'), cell: (row) => <Untrusted>{row.contact_name}</Untrusted> },
    {
      id: 'state',
      header: t('filter.state'),
      cell: (row) => <StateBadge tone={APPLICATION_TONES[row.state]}>{t(`application.${row.state}`)}</StateBadge>,
    },
    { id: 'at', header: t('applications.received'), cell: ({ created_at }) => <DateTime value={created_at} /> },
  ];
  return (
    <>
      <PageHeader title={t('applications.title')} lead={t('applications.lead')} />
      <DataTable
        label={t('applications.title')}
        columns={columns}
        rowKey={({ id }) => id}
        pages={pages}
        filtered={state !== ''}
        onClearFilters={() => setState('')}
        filters={
          <StateFilter
            value={state}
            states={APPLICATION_STATES}
            labelOf={(one) => t(`application.${one}`)}
            onChange={setState}
          />
        }
        empty={{ title: t('applications.none'), body: t('applications.none.body') }}
      />
    </>
  );
}
