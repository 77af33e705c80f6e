import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf, ifMatch } from '../../../../api/client.ts';
import { queryKeys } from '../../../../api/query-keys.ts';
import type { PacketRecord, RecordSuggestions } from '../../../../api/resources.ts';
import { useAct } from '../../../../api/use-act.ts';
import { ProblemAlert } from '../../../../design/components/problem-alert.tsx';
import { usePacketScope } from '../packet-context.ts';
import styles from './record.module.css';

type SuggestionRowProps = { record: PacketRecord; suggestions: RecordSuggestions['suggestions'] };

/** What a record could answer, with the reasons and how sure that is. A person decides. */
export function SuggestionRow({ record, suggestions }: SuggestionRowProps) {
  const { t } = useTranslation('packet');
  const { packet, profile } = usePacketScope();
  const assign = useAct({
    act: (requirementId: string, headers) =>
      bodyOf(
        api.PATCH('/v1/records/{recordId}', {
          params: { path: { recordId: record.id } },
          body: { requirement_ids: [requirementId] },
          headers: { ...headers, ...ifMatch(record.version) },
        }),
      ),
    stale: [queryKeys.packet(packet.id)],
  });
  const [best] = suggestions;
  if (best === undefined) return null;
  const title = profile.requirements.find(({ id }) => id === best.requirement_id)?.title ?? best.requirement_id;
  return (
    <div className={styles.suggestion}>
      <div>
        <p>
          {t('suggestion')} <strong lang="en">{title}</strong>{' '}
          <span className="soft">{t('suggestion.confidence', { percent: best.confidence_percent })}</span>
        </p>
        <p className="soft" lang="en">
          {best.reasons.join('; ')}
        </p>
        {assign.isError && <ProblemAlert error={assign.error} title={t('assign.failed')} />}
      </div>
      <Button size="xs" onClick={() => assign.mutate(best.requirement_id)} loading={assign.isPending}>
        {t('suggestion.take')}
        <span className="unseen"> {record.original_name}</span>
      </Button>
    </div>
  );
}
