import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { CreditTransfer } from '../../../api/resources.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { useFormat } from '../../../i18n/use-format.ts';

/** Every movement of credits, the latest first. */
export function Journal() {
  const { t } = useTranslation('admin');
  const pages = useCursorPages({
    queryKey: [...queryKeys.credits, 'journal'],
    fetchPage: ({ cursor, limit, signal }) =>
      bodyOf(
        api.GET('/v1/credits/journal', {
          params: { query: { limit, ...(cursor === null ? {} : { cursor }) } },
          signal,
        }),
      ),
  });
  return (
    <DataTable
      label={t('credits.journal')}
      columns={useTransferColumns()}
      rowKey={({ id }) => id}
      pages={pages}
      empty={{ title: t('journal.empty'), body: t('journal.empty.body') }}
      csvUrl="/v1/credits/journal?format=csv"
    />
  );
}

function useTransferColumns(): Column<CreditTransfer>[] {
  const { t } = useTranslation('admin');
  const format = useFormat();
  return [
    {
      id: 'type',
      header: t('transfer.type'),
      rowHeader: true,
      cell: ({ type }) => t(`transfer.${type}`),
    },
    { id: 'at', header: t('transfer.at'), cell: ({ at }) => <DateTime value={at} /> },
    { id: 'amount', header: t('transfer.amount'), align: 'end', cell: ({ amount }) => format.count(amount) },
    {
      id: 'accounts',
      header: t('transfer.accounts'),
      cell: ({ from_account, to_account }) => `${t(`account.${from_account}`)} → ${t(`account.${to_account}`)}`,
    },
    {
      id: 'cause',
      header: t('transfer.cause'),
      cell: ({ packet_id, reason }) =>
        packet_id === null ? (
          (reason ?? '–')
        ) : (
          <TextLink to="/packets/$packetId" params={{ packetId: packet_id }}>
            {t('transfer.packet')}
          </TextLink>
        ),
    },
  ];
}
