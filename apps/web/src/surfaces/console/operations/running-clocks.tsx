import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { type TablePages, useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { type Issuance, LateBadge, PartnerLink, useIssuanceColumns } from './use-issuance-columns.tsx';

type Clocks = AnswerOf<'/v1/console/sla', 'get'>;
type AwaitingVerdict = Clocks['verdicts'][number];

/** What runs against a promise now: packets that wait for a verdict, and kits that wait for their delivery. */
export function RunningClocks() {
  const { t } = useTranslation('console');
  return (
    <>
      <Section title={t('verdicts.title')}>
        <DataTable
          label={t('verdicts.title')}
          columns={useVerdictColumns()}
          rowKey={({ packet_id }) => packet_id}
          pages={useClocks<AwaitingVerdict>('verdicts', ({ verdicts }) => verdicts)}
          empty={{ title: t('verdicts.none'), body: t('verdicts.none.body') }}
        />
      </Section>
      <Section title={t('deliveries.running')}>
        <DataTable
          label={t('deliveries.running')}
          columns={useIssuanceColumns()}
          rowKey={({ id }) => id}
          pages={useClocks<Issuance>('deliveries', ({ deliveries }) => deliveries)}
          empty={{ title: t('deliveries.none'), body: t('deliveries.none.body') }}
        />
      </Section>
    </>
  );
}

/** One kind of the running clocks; the late first, and within both in the order of the server. */
function useClocks<Row extends { is_late: boolean }>(
  kind: keyof Clocks,
  rowsOf: (clocks: Clocks) => Row[],
): TablePages<Row> {
  return useCursorPages<Row>({
    queryKey: ['console', 'sla', kind],
    fetchPage: async ({ signal }) => {
      const rows = rowsOf(await bodyOf(api.GET('/v1/console/sla', { signal })));
      return { items: rows.toSorted((a, b) => Number(b.is_late) - Number(a.is_late)), next_cursor: null };
    },
  });
}

function useVerdictColumns(): Column<AwaitingVerdict>[] {
  const { t } = useTranslation('console');
  return [
    {
      id: 'packet',
      header: t('packets.id'),
      rowHeader: true,
      cell: (row) => <Untrusted mono>{row.packet_id}</Untrusted>,
    },
    { id: 'partner', header: t('packets.partner'), cell: (row) => <PartnerLink partnerId={row.partner_id} /> },
    {
      id: 'state',
      header: t('deliveries.step'),
      cell: ({ is_late }) => (is_late ? <LateBadge /> : <StateBadge tone="accent">{t('verdicts.waiting')}</StateBadge>),
    },
    { id: 'mode', header: t('packets.mode'), cell: ({ mode }) => t(`mode.${mode}`) },
    { id: 'uploaded', header: t('verdicts.uploaded'), cell: (row) => <DateTime value={row.uploaded_at} /> },
    { id: 'due', header: t('deliveries.due'), cell: (row) => <DateTime value={row.verdict_due_at} lead="relative" /> },
  ];
}
