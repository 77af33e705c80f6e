import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Readiness } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { useAct } from '../../../api/use-act.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from './packet.module.css';
import { usePacketScope } from './packet-context.ts';

/** What would block now, and the next step of the packet. */
export function EvaluatePanel({ readiness }: { readiness: Readiness }) {
  const { t } = useTranslation('packet');
  const { packet, mayChange } = usePacketScope();
  const mayWrite = usePermission('packets:write');
  const blockers = readiness.blockers.filter(({ severity }) => severity === 'blocker').length;
  if (!mayChange && !['ready', 'blocked', 'collecting'].includes(packet.state)) {
    return (
      <Notice
        tone="accent"
        title={t(`closed.${packet.state as 'issued'}`)}
        actions={
          packet.state !== 'cancelled' && (
            <ButtonLink to="/packets/$packetId/kit" params={{ packetId: packet.id }} size="sm">
              {t('tab.kit')}
            </ButtonLink>
          )
        }
      />
    );
  }
  return (
    <div className={styles.stack}>
      <Notice
        tone={blockers === 0 ? 'accent' : 'open'}
        title={blockers === 0 ? t('ready.none') : t('ready.blockers', { count: blockers })}
        actions={mayWrite && <EvaluateButtons blocked={blockers > 0} />}
      >
        {t(blockers === 0 ? 'ready.none.body' : 'ready.blockers.body')}
      </Notice>
    </div>
  );
}

function EvaluateButtons({ blocked }: { blocked: boolean }) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const navigate = useNavigate();
  const params = { packetId: packet.id };
  const evaluate = useAct({
    act: (_: null, headers) =>
      bodyOf(api.POST('/v1/packets/{packetId}/evaluations', { params: { path: params }, headers })),
    stale: [queryKeys.packets, queryKeys.dashboard],
    onDone: ({ attempt }) =>
      void navigate({ to: '/packets/$packetId/attempts/$attempt', params: { ...params, attempt: String(attempt) } }),
  });
  return (
    <div className={styles.stack}>
      {evaluate.isError && <ProblemAlert error={evaluate.error} title={t('evaluate.failed')} />}
      <div className={styles.line}>
        {packet.state === 'ready' ? (
          <ButtonLink to="/packets/$packetId/kit" params={params}>
            {t('issue.to')}
          </ButtonLink>
        ) : (
          <Button
            variant={blocked ? 'default' : 'filled'}
            onClick={() => !evaluate.isPending && evaluate.mutate(null)}
            loading={evaluate.isPending}
          >
            {t('evaluate')}
          </Button>
        )}
        {blocked && <span className="soft">{t('evaluate.free')}</span>}
      </div>
    </div>
  );
}
