import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { usePermission } from '../../../api/session.ts';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import styles from './packet.module.css';
import { usePacketScope } from './packet-context.ts';
import { RequestCard } from './request/request-card.tsx';
import { SendRequestForm } from './request/send-request-form.tsx';
import { type SentLink, SentLinkNotice } from './request/sent-link-notice.tsx';

/** Who was asked for records, and asking somebody. */
export function RequestsPage() {
  const { t } = useTranslation('packet');
  const { packet, mayChange } = usePacketScope();
  const mayWrite = usePermission('packets:write');
  const [sent, setSent] = useState<SentLink | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.ofPacket(packet.id, 'requests'),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/packets/{packetId}/requests', { params: { path: { packetId: packet.id } }, signal })),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={styles.stack}>
      {sent !== null && <SentLinkNotice sent={sent} />}
      {data.items.length === 0 ? (
        <EmptyState title={t('requests.empty')}>{t('requests.empty.body')}</EmptyState>
      ) : (
        <ul className={styles.cards}>
          {data.items.map((request) => (
            <RequestCard key={request.id} request={request} mayWrite={mayWrite} onSent={setSent} />
          ))}
        </ul>
      )}
      {mayChange && mayWrite && (
        <Section title={t('requests.send')} lead={t('requests.send.lead')}>
          <SendRequestForm key={data.items.length} onSent={setSent} />
        </Section>
      )}
    </div>
  );
}
