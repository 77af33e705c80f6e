import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { PacketStateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { pageQueryOf } from '../parts/page-query.ts';
import { StateFilter } from '../parts/state-filter.tsx';
import { TextDialog } from '../parts/text-dialog.tsx';

type Packet = AnswerOf<'/v1/console/packets', 'get'>['items'][number];

const STATES: Packet['state'][] = [
  'collecting',
  'blocked',
  'ready',
  'issuing',
  'issued',
  'withdrawn',
  'superseded',
  'cancelled',
];

/** Where every packet is in its life. What is in it is not the issuer's to see. */
export function PacketsPage() {
  const { t } = useTranslation(['console', 'common']);
  const [state, setState] = useState<Packet['state'] | ''>('');
  const [withdrawn, setWithdrawn] = useState<Packet | null>(null);
  const pages = useCursorPages<Packet>({
    queryKey: ['console', 'packets', state],
    fetchPage: ({ signal, ...page }) =>
      bodyOf(api.GET('/v1/console/packets', { params: { query: pageQueryOf(page, { state }) as object }, signal })),
  });
  const withdrawing = useAct({
    act: ({ packetId, reason }: { packetId: string; reason: string }, headers) =>
      bodyOf(
        api.POST('/v1/console/packets/{packetId}/withdraw', {
          params: { path: { packetId } },
          body: { reason },
          headers,
        }),
      ),
    stale: [['console', 'packets']],
    onDone: () => setWithdrawn(null),
  });
  const columns: Column<Packet>[] = [
    { id: 'id', header: t('packets.id'), rowHeader: true, cell: ({ id }) => <Untrusted mono>{id}</Untrusted> },
    {
      id: 'partner',
      header: t('packets.partner'),
      cell: ({ partner }) => (
        <TextLink to="/console/partners/$partnerId" params={{ partnerId: partner.id }}>
          <Untrusted>{partner.name}</Untrusted>
        </TextLink>
      ),
    },
    {
      id: 'profile',
      header: t('packets.profile'),
      cell: ({ profile }) => <span className="nowrap">{`${profile.id} v${profile.version}`}</span>,
    },
    { id: 'state', header: t('filter.state'), cell: (row) => <PacketStateBadge state={row.state} /> },
    { id: 'mode', header: t('packets.mode'), cell: ({ mode }) => t(`mode.${mode}`) },
    { id: 'attempts', header: t('packets.attempts'), align: 'end', cell: ({ attempts }) => attempts },
    {
      id: 'at',
      header: t('packets.changed'),
      cell: (row) => <DateTime value={row.state_changed_at} lead="relative" />,
    },
    {
      id: 'act',
      header: t('acts'),
      cell: (row) =>
        row.state === 'issued' || row.state === 'superseded' ? (
          <Button variant="default" size="xs" onClick={() => setWithdrawn(row)}>
            {t('withdraw.button')}
            <span className="unseen"> {row.id}</span>
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <PageHeader title={t('packets.title')} lead={t('packets.lead')} />
      <DataTable
        label={t('packets.title')}
        columns={columns}
        rowKey={({ id }) => id}
        pages={pages}
        filtered={state !== ''}
        onClearFilters={() => setState('')}
        filters={
          <StateFilter
            value={state}
            states={STATES}
            labelOf={(one) => t(`packet.state.${one}`, { ns: 'common' })}
            onChange={setState}
          />
        }
        empty={{ title: t('packets.none'), body: t('packets.none.body') }}
      />
      <TextDialog
        open={withdrawn !== null}
        title={t('withdraw.title')}
        lead={t('withdraw.lead')}
        label={t('reason')}
        confirmLabel={t('withdraw.button')}
        destructive
        busy={withdrawing.isPending}
        error={withdrawing.error}
        onConfirm={(reason) => withdrawn && withdrawing.mutate({ packetId: withdrawn.id, reason })}
        onClose={() => setWithdrawn(null)}
      />
    </>
  );
}
