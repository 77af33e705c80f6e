import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import type { Tone } from '../../../design/tokens.ts';
import { pageQueryOf } from '../parts/page-query.ts';
import { StateFilter } from '../parts/state-filter.tsx';

export type Partner = AnswerOf<'/v1/console/partners', 'get'>['items'][number];

export const PARTNER_TONES: Record<Partner['state'], Tone> = { active: 'good', suspended: 'open', closed: 'plain' };

const STATES = Object.keys(PARTNER_TONES) as Partner['state'][];

/** Every partner with its tier and state. */
export function PartnersPage() {
  const { t } = useTranslation('console');
  const [state, setState] = useState<Partner['state'] | ''>('');
  const pages = useCursorPages<Partner>({
    queryKey: ['console', 'partners', state],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(api.GET('/v1/console/partners', { params: { query: pageQueryOf(page, { state }) as object }, signal })),
  });
  const columns: Column<Partner>[] = [
    {
      id: 'name',
      header: t('partners.name'),
      rowHeader: true,
      cell: ({ id, name }) => (
        <TextLink to="/console/partners/$partnerId" params={{ partnerId: id }}>
          <Untrusted>{name}</Untrusted>
        </TextLink>
      ),
    },
    { id: 'tier', header: t('applications.tier'), cell: ({ tier }) => t(`tier.${tier}`) },
    {
      id: 'state',
      header: t('filter.state'),
      cell: (row) => <StateBadge tone={PARTNER_TONES[row.state]}>{t(`partner.${row.state}`)}</StateBadge>,
    },
    { id: 'at', header: t('partners.since'), cell: ({ created_at }) => <DateTime value={created_at} /> },
  ];
  return (
    <>
      <PageHeader title={t('partners.title')} lead={t('partners.lead')} />
      <DataTable
        label={t('partners.title')}
        columns={columns}
        rowKey={({ id }) => id}
        pages={pages}
        filtered={state !== ''}
        onClearFilters={() => setState('')}
        filters={
          <StateFilter value={state} states={STATES} labelOf={(one) => t(`partner.${one}`)} onChange={setState} />
        }
        empty={{
          title: t('partners.none'),
          body: t('partners.none.body'),
          actions: <ButtonLink to="/console/applications">{t('nav.applications')}</ButtonLink>,
        }}
      />
    </>
  );
}
