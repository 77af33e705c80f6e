import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import { DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { pageQueryOf } from '../parts/page-query.ts';
import { RunningClocks } from './running-clocks.tsx';
import { type Issuance, useIssuanceColumns } from './use-issuance-columns.tsx';

/** The clocks of both promises: what runs now, the late first, and every issuance. */
export function DeliveriesPage() {
  const { t } = useTranslation('console');
  const columns = useIssuanceColumns();
  const all = useCursorPages<Issuance>({
    queryKey: ['console', 'issuances'],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(api.GET('/v1/console/issuances', { params: { query: pageQueryOf(page, {}) }, signal })),
  });
  return (
    <>
      <PageHeader title={t('deliveries.title')} lead={t('deliveries.lead')} />
      <RunningClocks />
      <Section title={t('deliveries.all')}>
        <DataTable
          label={t('deliveries.all')}
          columns={columns}
          rowKey={({ id }) => id}
          pages={all}
          empty={{ title: t('deliveries.never'), body: t('deliveries.none.body') }}
        />
      </Section>
    </>
  );
}
