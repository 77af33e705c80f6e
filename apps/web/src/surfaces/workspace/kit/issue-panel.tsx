import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { usePermission } from '../../../api/session.ts';
import { useAct } from '../../../api/use-act.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useBalance } from '../credits/use-balance.ts';
import { usePacketScope } from '../packet/packet-context.ts';
import styles from './kit.module.css';

/** Issuing for one credit. A second click, and a second tab, ask for the same issuance. */
export function IssuePanel() {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const { packet } = usePacketScope();
  const mayIssue = usePermission('packets:issue');
  const balance = useBalance();
  const issue = useAct({
    act: (_: null, headers) =>
      bodyOf(api.POST('/v1/packets/{packetId}/issuance', { params: { path: { packetId: packet.id } }, headers })),
    stale: [queryKeys.packets, queryKeys.dashboard, queryKeys.credits],
  });
  const available = balance.data?.available;
  return (
    <div className={styles.stack}>
      {issue.isError && <ProblemAlert error={issue.error} title={t('issue.failed')} />}
      <Notice
        tone="accent"
        title={t('issue.ready')}
        actions={
          mayIssue && (
            <Button
              onClick={() => !issue.isPending && issue.mutate(null)}
              loading={issue.isPending}
              disabled={available === 0}
            >
              {t('issue')}
            </Button>
          )
        }
      >
        <p>{t('issue.body')}</p>
        {available !== undefined && (
          <p>{t('issue.credits', { count: available, available: format.count(available) })}</p>
        )}
        {!mayIssue && <p>{t('issue.not.allowed')}</p>}
      </Notice>
      {available === 0 && (
        <Notice tone="open" title={t('issue.no.credits')}>
          {t('issue.no.credits.body')}
        </Notice>
      )}
    </div>
  );
}
