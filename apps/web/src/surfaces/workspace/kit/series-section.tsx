import { useTranslation } from 'react-i18next';
import { Section } from '../../../design/components/section.tsx';
import { DataTable } from '../../../design/table/data-table.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import { usePacketColumns } from '../parts/packet-columns.tsx';
import { usePacketPages } from '../parts/use-packet-pages.ts';

const ROWS = 10;

/** The packets of the same client under the same profile: each kit is compared with the one before. */
export function SeriesSection() {
  const { t } = useTranslation('kit');
  const { packet } = usePacketScope();
  const pages = usePacketPages({ series_id: packet.series_id }, ROWS);
  return (
    <Section title={t('series.title')} lead={t('series.lead')}>
      <DataTable
        label={t('series.title')}
        columns={usePacketColumns(['title', 'state', 'created'])}
        rowKey={({ id }) => id}
        pages={pages}
        empty={{ title: t('series.none'), body: t('series.none.body') }}
      />
    </Section>
  );
}
