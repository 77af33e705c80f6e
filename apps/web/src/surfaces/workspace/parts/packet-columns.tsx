import { useTranslation } from 'react-i18next';
import type { Packet } from '../../../api/resources.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { PacketStateBadge, StateBadge } from '../../../design/components/status-badge.tsx';
import type { Column } from '../../../design/table/data-table.tsx';
import { DueDate } from './due-date.tsx';

/** States in which a due date still matters. */
export const OPEN_STATES: ReadonlySet<Packet['state']> = new Set(['collecting', 'blocked', 'ready', 'issuing']);

type ColumnId = 'title' | 'client' | 'profile' | 'state' | 'blockers' | 'due' | 'created';

/** The columns of lists of packets. */
export function usePacketColumns(ids: readonly ColumnId[]): Column<Packet>[] {
  const { t } = useTranslation('workspace');
  const all: Record<ColumnId, Omit<Column<Packet>, 'id'>> = {
    title: {
      header: t('packet.title'),
      rowHeader: true,
      cell: ({ id, title, mode }) => (
        <>
          <TextLink to="/packets/$packetId" params={{ packetId: id }}>
            {title}
          </TextLink>
          {mode === 'test' && (
            <>
              {' '}
              <StateBadge tone="open">{t('mode.test')}</StateBadge>
            </>
          )}
        </>
      ),
    },
    client: {
      header: t('packet.client'),
      cell: ({ client }) => (
        <TextLink to="/clients/$clientId" params={{ clientId: client.id }}>
          {client.name}
        </TextLink>
      ),
    },
    profile: {
      header: t('packet.profile'),
      cell: ({ profile }) => (
        <span className="nowrap">
          {profile.id} <span className="soft">v{profile.version}</span>
        </span>
      ),
    },
    state: { header: t('packet.state'), cell: ({ state }) => <PacketStateBadge state={state} /> },
    blockers: {
      header: t('packet.blockers.short'),
      align: 'end',
      cell: ({ blockers }) => blockers ?? <span className="soft">{t('none')}</span>,
    },
    due: {
      header: t('packet.due'),
      cell: ({ due_at, state }) => <DueDate value={due_at} open={OPEN_STATES.has(state)} />,
    },
    created: { header: t('packet.created'), cell: ({ created_at }) => <DateTime value={created_at} lead="relative" /> },
  };
  return ids.map((id) => ({ id, ...all[id] }));
}
