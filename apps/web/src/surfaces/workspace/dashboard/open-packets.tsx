import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../design/table/data-table.tsx';
import { usePacketColumns } from '../parts/packet-columns.tsx';
import { csvUrl, usePacketPages } from '../parts/use-packet-pages.ts';

/** A dashboard is for a glance; the list of packets has the rest. */
const SHOWN_ROWS = 10;
const FILTER = { state: 'collecting,blocked,ready,issuing' };

/** The portfolio: each open packet with its client. */
export function OpenPackets() {
  const { t } = useTranslation('workspace');
  return (
    <DataTable
      label={t('dashboard.open')}
      columns={usePacketColumns(['title', 'client', 'profile', 'state', 'blockers', 'due'])}
      rowKey={({ id }) => id}
      pages={usePacketPages(FILTER, SHOWN_ROWS)}
      empty={{ title: t('packets.empty'), body: t('packets.empty.body') }}
      csvUrl={csvUrl('/v1/packets', FILTER)}
    />
  );
}
