import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { useFormat } from '../../../i18n/use-format.ts';

type Deletion = AnswerOf<'/v1/deletions', 'get'>['items'][number];

/** What was deleted; the hashes of the files stay. */
export function DeletionList() {
  const { t } = useTranslation('retention');
  const pages = useCursorPages<Deletion>({
    queryKey: [...queryKeys.retention, 'deletions'],
    fetchPage: ({ cursor, limit, signal }) =>
      bodyOf(
        api.GET('/v1/deletions', { params: { query: { limit, ...(cursor === null ? {} : { cursor }) } }, signal }),
      ),
  });
  return (
    <DataTable
      label={t('deletions')}
      columns={useColumns()}
      rowKey={({ id }) => id}
      pages={pages}
      csvUrl="/v1/deletions?format=csv"
      empty={{ title: t('deletions.none'), body: t('deletions.none.body') }}
    />
  );
}

function useColumns(): Column<Deletion>[] {
  const { t } = useTranslation('retention');
  const format = useFormat();
  return [
    {
      id: 'kind',
      header: t('kind'),
      rowHeader: true,
      cell: ({ kind, sha256s }) => t(`kind.${kind}`, { count: sha256s.length }),
    },
    {
      id: 'packet',
      header: t('packet'),
      cell: ({ packet_id }) => (
        <TextLink to="/packets/$packetId" params={{ packetId: packet_id }}>
          {t('packet.to')}
        </TextLink>
      ),
    },
    { id: 'size', header: t('size'), align: 'end', cell: ({ size }) => format.size(size) },
    { id: 'at', header: t('deleted'), cell: ({ deleted_at }) => <DateTime value={deleted_at} /> },
    {
      id: 'policy',
      header: t('sha256'),
      cell: ({ policy_sha256 }) => <Hash value={policy_sha256} label={t('sha256')} />,
    },
  ];
}
