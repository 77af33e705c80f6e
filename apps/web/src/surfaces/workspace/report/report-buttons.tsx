import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { usePermission } from '../../../api/session.ts';
import { useAct } from '../../../api/use-act.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import { useAttempts } from '../packet/use-packet-parts.ts';
import styles from './report.module.css';

/** Printing, saving and sharing a report. */
export function ReportButtons({ attempt, failed }: { attempt: number; failed: boolean }) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const mayWrite = usePermission('packets:write');
  const [asked, setAsked] = useState(false);
  const { data } = useAttempts(packet.id);
  const shared = data?.items.find((one) => one.attempt === attempt)?.shared_at ?? null;
  const path = `/v1/packets/${packet.id}/evaluations/${attempt}`;
  const share = useAct({
    act: (_: null, headers) =>
      api.POST('/v1/packets/{packetId}/evaluations/{attempt}/share', {
        params: { path: { packetId: packet.id, attempt } },
        headers,
      }),
    stale: [queryKeys.ofPacket(packet.id, 'evaluations')],
    onDone: () => setAsked(false),
  });
  return (
    <div className={styles.buttons}>
      {mayWrite && failed && shared === null && (
        <Button size="sm" onClick={() => setAsked(true)}>
          {t('report.share')}
        </Button>
      )}
      {shared !== null && <StateBadge tone="accent">{t('report.shared')}</StateBadge>}
      <Button component="a" variant="default" size="sm" href={`${path}?format=pdf`} download>
        {t('report.pdf')}
      </Button>
      <Button component="a" variant="default" size="sm" href={`${path}?format=csv`} download>
        {t('report.csv')}
      </Button>
      <Button variant="default" size="sm" onClick={() => print()}>
        {t('report.print')}
      </Button>
      <ConfirmDialog
        open={asked}
        title={t('report.share.ask')}
        confirmLabel={t('report.share')}
        busy={share.isPending}
        onConfirm={() => share.mutate(null)}
        onCancel={() => setAsked(false)}
      >
        {share.isError && <ProblemAlert error={share.error} />}
        {t('report.share.body')}
      </ConfirmDialog>
    </div>
  );
}
