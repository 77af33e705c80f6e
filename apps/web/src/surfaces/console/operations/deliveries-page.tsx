import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { pageQueryOf } from '../parts/page-query.ts';

type Issuance = AnswerOf<'/v1/console/issuances', 'get'>['items'][number];

/** The clocks of delivery: what runs now, the next due first, and what ended. */
export function DeliveriesPage() {
  const { t } = useTranslation('console');
  const running = useCursorPages<Issuance>({
    queryKey: ['console', 'sla'],
    fetchPage: async ({ signal }) => {
      const { items } = await bodyOf(api.GET('/v1/console/sla', { signal }));
      return { items, next_cursor: null };
    },
  });
  const all = useCursorPages<Issuance>({
    queryKey: ['console', 'issuances'],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(api.GET('/v1/console/issuances', { params: { query: pageQueryOf(page, {}) }, signal })),
  });
  const columns: Column<Issuance>[] = [
    {
      id: 'packet',
      header: t('packets.id'),
      rowHeader: true,
      cell: (row) => <Untrusted mono>{row.packet_id}</Untrusted>,
    },
    {
      id: 'state',
      header: t('deliveries.step'),
      cell: ({ state, is_late, error_code }) => (
        <>
          <StateBadge tone={state === 'failed' ? 'bad' : state === 'delivered' ? 'good' : 'accent'}>
            {t(`issuance.${state}`)}
          </StateBadge>
          {is_late && <StateBadge tone="bad">{t('deliveries.late')}</StateBadge>}
          {error_code !== null && <code>{error_code}</code>}
        </>
      ),
    },
    { id: 'mode', header: t('packets.mode'), cell: ({ mode }) => t(`mode.${mode}`) },
    { id: 'asked', header: t('deliveries.asked'), cell: (row) => <DateTime value={row.requested_at} /> },
    { id: 'due', header: t('deliveries.due'), cell: (row) => <DateTime value={row.delivery_due_at} lead="relative" /> },
    {
      id: 'done',
      header: t('deliveries.done'),
      cell: ({ delivered_at }) => delivered_at && <DateTime value={delivered_at} />,
    },
  ];
  const shared = { columns, rowKey: ({ id }: Issuance) => id };
  return (
    <>
      <PageHeader title={t('deliveries.title')} lead={t('deliveries.lead')} />
      <DataTable
        {...shared}
        label={t('deliveries.running')}
        pages={running}
        empty={{ title: t('deliveries.none'), body: t('deliveries.none.body') }}
      />
      <Section title={t('deliveries.all')}>
        <DataTable
          {...shared}
          label={t('deliveries.all')}
          pages={all}
          empty={{ title: t('deliveries.never'), body: t('deliveries.none.body') }}
        />
      </Section>
    </>
  );
}
