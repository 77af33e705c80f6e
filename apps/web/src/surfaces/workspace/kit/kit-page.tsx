import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import { IssuePanel } from './issue-panel.tsx';
import { IssueProgress } from './issue-progress.tsx';
import styles from './kit.module.css';
import { KitView } from './kit-view.tsx';
import { isRunning, useIssuance, useKit } from './use-issuance.ts';

/** Issuing, how far it is, and the kit that came of it. */
export function KitPage() {
  const { t } = useTranslation(['kit', 'packet']);
  const { packet } = usePacketScope();
  const queries = useQueryClient();
  const issuance = useIssuance(packet.id);
  const hasKit = issuance.data?.state === 'delivered';
  const kit = useKit(packet.id, hasKit);
  const outdated = hasKit && packet.state === 'issuing';
  useEffect(() => {
    // The kit is there before the packet is read again.
    if (outdated) void queries.invalidateQueries({ queryKey: queryKeys.packets });
  }, [outdated, queries]);
  const error = issuance.error ?? kit.error;
  if (error) return <ProblemAlert error={error} onRetry={() => void issuance.refetch()} />;
  if (issuance.data === undefined || (hasKit && kit.data === undefined)) return <Loading />;
  if (hasKit && kit.data) return <KitView kit={kit.data} />;
  if (issuance.data !== null && isRunning(issuance.data)) return <IssueProgress issuance={issuance.data} />;
  return (
    <div className={styles.stack}>
      {issuance.data?.state === 'failed' && <IssueProgress issuance={issuance.data} />}
      {packet.state === 'ready' ? (
        <IssuePanel />
      ) : (
        <EmptyState
          title={t('kit.none')}
          actions={
            <ButtonLink to="/packets/$packetId" params={{ packetId: packet.id }}>
              {t('tab.checklist', { ns: 'packet' })}
            </ButtonLink>
          }
        >
          {t('kit.none.body')}
        </EmptyState>
      )}
    </div>
  );
}
