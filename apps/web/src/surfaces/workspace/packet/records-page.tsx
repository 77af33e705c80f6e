import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PacketRecord, RecordSuggestions } from '../../../api/resources.ts';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { UploadRows } from '../../../uploads/upload-rows.tsx';
import { csvUrl } from '../parts/use-packet-pages.ts';
import styles from './packet.module.css';
import { usePacketScope } from './packet-context.ts';
import { RecordCard } from './record/record-card.tsx';
import { useRecords, useSuggestions } from './use-packet-parts.ts';

/** Every record that came, and what can be done with it. */
export function RecordsPage() {
  const { t } = useTranslation('packet');
  const { packet, uploads, queue } = usePacketScope();
  const records = useRecords(packet.id);
  const suggestions = useSuggestions(packet.id);
  if (records.data === undefined) {
    return records.error ? <ProblemAlert error={records.error} onRetry={() => void records.refetch()} /> : <Loading />;
  }
  const running = uploads.filter(({ phase }) => phase !== 'accepted');
  return (
    <div className={styles.stack}>
      {running.length > 0 && <UploadRows label={t('upload.files')} uploads={running} queue={queue} />}
      {records.data.items.length === 0 ? (
        <EmptyState
          icon="file"
          title={t('records.empty')}
          actions={
            <>
              <ButtonLink to="/packets/$packetId/requests" params={{ packetId: packet.id }}>
                {t('records.ask')}
              </ButtonLink>
              <ButtonLink to="/packets/$packetId" params={{ packetId: packet.id }} variant="default">
                {t('upload.title')}
              </ButtonLink>
            </>
          }
        >
          {t('records.empty.body')}
        </EmptyState>
      ) : (
        <RecordList records={records.data.items} suggestions={suggestions.data?.items ?? []} />
      )}
      {records.data.next_cursor !== null && <p className="soft">{t('records.more')}</p>}
      <div>
        <Button
          component="a"
          variant="default"
          size="sm"
          href={csvUrl(`/v1/packets/${packet.id}/records`, {})}
          download
        >
          {t('records.csv')}
        </Button>
      </div>
    </div>
  );
}

type RecordListProps = { records: readonly PacketRecord[]; suggestions: readonly RecordSuggestions[] };

/** Current and returned ones first; what is over lies below, folded away. */
function RecordList({ records, suggestions }: RecordListProps) {
  const { t } = useTranslation('packet');
  const { hash } = useLocation();
  const [showEnded, setShowEnded] = useState(() => records.some(({ id, state }) => id === hash && isEnded(state)));
  const ended = records.filter(({ state }) => isEnded(state));
  const card = (record: PacketRecord) => (
    <RecordCard
      key={record.id}
      record={record}
      records={records}
      suggestions={suggestions.find(({ record_id }) => record_id === record.id)?.suggestions ?? []}
    />
  );
  return (
    <>
      <ul className={styles.cards}>{records.filter(({ state }) => !isEnded(state)).map(card)}</ul>
      {ended.length > 0 && (
        <div>
          <Button variant="default" size="sm" aria-expanded={showEnded} onClick={() => setShowEnded(!showEnded)}>
            {t('records.ended', { count: ended.length })}
          </Button>
        </div>
      )}
      {showEnded && <ul className={styles.cards}>{ended.map(card)}</ul>}
    </>
  );
}

const isEnded = (state: PacketRecord['state']) => state !== 'current' && state !== 'returned';
