import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { useFormat } from '../../../i18n/use-format.ts';

type Upcoming = AnswerOf<'/v1/upcoming-deletions', 'get'>['items'][number];

/** What is deleted next under the policy of now; the server gives the hundred earliest. */
export function UpcomingList() {
  const { t } = useTranslation('retention');
  const pages = useCursorPages<Upcoming>({
    queryKey: [...queryKeys.retention, 'upcoming'],
    fetchPage: async ({ signal }) => {
      const { items } = await bodyOf(api.GET('/v1/upcoming-deletions', { signal }));
      return { items, next_cursor: null };
    },
  });
  return (
    <DataTable
      label={t('upcoming')}
      columns={useColumns()}
      rowKey={({ packet_id, kind }) => `${packet_id} ${kind}`}
      pages={pages}
      empty={{ title: t('upcoming.none'), body: t('upcoming.none.body') }}
    />
  );
}

function useColumns(): Column<Upcoming>[] {
  const { t } = useTranslation('retention');
  const format = useFormat();
  return [
    {
      id: 'packet',
      header: t('packet'),
      rowHeader: true,
      cell: ({ packet_id, title }) => (
        <TextLink to="/packets/$packetId" params={{ packetId: packet_id }}>
          {title}
        </TextLink>
      ),
    },
    { id: 'client', header: t('client'), cell: ({ client }) => client.name },
    { id: 'kind', header: t('kind'), cell: ({ kind, files }) => t(`kind.${kind}`, { count: files }) },
    { id: 'size', header: t('size'), align: 'end', cell: ({ size }) => format.size(size) },
    { id: 'due', header: t('due'), cell: ({ due_at }) => <DateTime value={due_at} lead="relative" /> },
  ];
}
