import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import type { Column } from '../../../design/table/data-table.tsx';

export type Issuance = AnswerOf<'/v1/console/issuances', 'get'>['items'][number];

/** How an issuance is told in a table, whether it runs or has ended. */
export function useIssuanceColumns(): Column<Issuance>[] {
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
      cell: ({ state, is_late, error_code }) => (
        <>
          <StateBadge tone={state === 'failed' ? 'bad' : state === 'delivered' ? 'good' : 'accent'}>
            {t(`issuance.${state}`)}
          </StateBadge>
          {is_late && <LateBadge />}
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
}

/** The board names no partner: whoever looks into a late one goes there. */
export function PartnerLink({ partnerId }: { partnerId: string }) {
  const { t } = useTranslation('console');
  return (
    <TextLink to="/console/partners/$partnerId" params={{ partnerId }}>
      {t('deliveries.partner')}
    </TextLink>
  );
}

export function LateBadge() {
  const { t } = useTranslation('console');
  return <StateBadge tone="bad">{t('deliveries.late')}</StateBadge>;
}
