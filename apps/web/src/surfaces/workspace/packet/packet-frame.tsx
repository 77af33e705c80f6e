import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { noteConnection } from '../../../api/connection.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Packet, PublishedProfile } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { PageTabs } from '../../../design/components/page-tabs.tsx';
import { ProblemPage } from '../../../design/components/problem-page.tsx';
import { PacketStateBadge } from '../../../design/components/status-badge.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useUploadQueue } from '../../../uploads/use-upload-queue.ts';
import { DueDate } from '../parts/due-date.tsx';
import { OPEN_STATES } from '../parts/packet-columns.tsx';
import { useProfile } from '../parts/use-profiles.ts';
import { PacketActions } from './packet-actions.tsx';
import { PacketContext } from './packet-context.ts';
import { ReplacesNotice } from './replaces-notice.tsx';

/** Others work on the same packet, and clients send records meanwhile. */
const LOOK_AGAIN_MS = 15_000;

/** The states in which records may come and go. */
const CHANGEABLE: ReadonlySet<Packet['state']> = new Set(['collecting', 'blocked', 'ready']);

/** What the pages of one packet share: its head, its navigation and its uploads. */
export function PacketFrame() {
  const { packetId = '' } = useParams({ strict: false });
  const packet = useQuery({
    queryKey: queryKeys.packet(packetId),
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/packets/{packetId}', { params: { path: { packetId } }, signal })),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const profile = useProfile(packet.data?.profile.id ?? null, packet.data?.profile.version ?? 'latest');
  const error = packet.error ?? profile.error;
  if (packet.data !== undefined && profile.data !== undefined) {
    return <Frame key={packetId} packet={packet.data} profile={profile.data.profile} />;
  }
  if (error) return <ProblemPage error={error} onRetry={() => void packet.refetch()} />;
  return <Loading />;
}

function Frame({ packet, profile }: { packet: Packet; profile: PublishedProfile }) {
  const { t } = useTranslation('packet');
  const queries = useQueryClient();
  const mayWrite = usePermission('records:write');
  const { queue, uploads } = useUploadQueue({
    scope: packet.id,
    metadata: { packet: packet.id },
    headers: () => ({}),
    onOutcome: () => void queries.invalidateQueries({ queryKey: queryKeys.packet(packet.id) }),
    onSignedOut: () => noteConnection({ signedOut: true }),
  });
  const { id, title, client, state, mode } = packet;
  const scope = { packet, profile, queue, uploads, mayChange: mayWrite && CHANGEABLE.has(state) };
  return (
    <PacketContext value={scope}>
      <PageHeader
        title={title}
        kicker={
          <TextLink to="/clients/$clientId" params={{ clientId: client.id }}>
            {client.name}
          </TextLink>
        }
        badges={<PacketStateBadge state={state} />}
        lead={<PacketFacts packet={packet} />}
        actions={<PacketActions packet={packet} />}
      />
      {mode === 'test' && (
        <Notice tone="open" title={t('test.title')}>
          {t('test.body')}
        </Notice>
      )}
      <ReplacesNotice packet={packet} />
      <PageTabs
        label={t('tabs')}
        items={[
          { to: '/packets/$packetId', params: { packetId: id }, label: t('tab.checklist'), exact: true },
          { to: '/packets/$packetId/records', params: { packetId: id }, label: t('tab.records') },
          { to: '/packets/$packetId/declared', params: { packetId: id }, label: t('tab.declared') },
          { to: '/packets/$packetId/requests', params: { packetId: id }, label: t('tab.requests') },
          { to: '/packets/$packetId/attempts', params: { packetId: id }, label: t('tab.attempts') },
          { to: '/packets/$packetId/kit', params: { packetId: id }, label: t('tab.kit') },
          { to: '/packets/$packetId/trail', params: { packetId: id }, label: t('tab.trail') },
        ]}
      />
      <Outlet />
    </PacketContext>
  );
}

function PacketFacts({ packet }: { packet: Packet }) {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const { profile, period, reference, due_at, state } = packet;
  const facts = [
    `${profile.id} v${profile.version}`,
    period === null ? null : t('period', { from: format.day(period.from), until: format.day(period.until) }),
    reference,
  ].filter((fact) => fact !== null);
  return (
    <>
      {facts.join(' · ')}
      {due_at !== null && (
        <>
          {' · '}
          <DueDate value={due_at} open={OPEN_STATES.has(state)} />
        </>
      )}
    </>
  );
}
