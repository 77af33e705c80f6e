import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { Hash } from '../../../design/components/hash.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Timeline } from '../../../design/components/timeline.tsx';
import styles from './packet.module.css';
import { usePacketScope } from './packet-context.ts';
import { useTrailItem } from './trail/use-trail-item.tsx';

/** The hash trail as a timeline: every event, each bound to the one before. */
export function TrailPage() {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const toItem = useTrailItem(packet.id);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.ofPacket(packet.id, 'trail'),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/packets/{packetId}/trail', { params: { path: { packetId: packet.id } }, signal })),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={styles.stack}>
      <p className="soft">{t('trail.lead')}</p>
      <div className={styles.line}>
        <span>
          {t('trail.head', { seq: data.head.seq })} <Hash value={data.head.sha256} label={t('trail.head.hash')} />
        </span>
        <Button component="a" variant="default" size="sm" href={`/v1/packets/${packet.id}/trail?format=jsonl`} download>
          {t('trail.download')}
        </Button>
      </div>
      <Timeline label={t('tab.trail')} items={data.entries.map(toItem)} />
    </div>
  );
}
