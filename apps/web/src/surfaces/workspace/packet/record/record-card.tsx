import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PacketRecord, RecordSuggestions } from '../../../../api/resources.ts';
import { DateTime } from '../../../../design/components/date-time.tsx';
import { Hash } from '../../../../design/components/hash.tsx';
import { Notice } from '../../../../design/components/notice.tsx';
import { StateBadge } from '../../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../../design/components/untrusted.tsx';
import type { Tone } from '../../../../design/tokens.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { usePacketScope } from '../packet-context.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import styles from './record.module.css';
import { RecordActions } from './record-actions.tsx';
import { SuggestionRow } from './suggestion-row.tsx';

const TONES: Record<PacketRecord['state'], Tone> = {
  current: 'accent',
  returned: 'open',
  withdrawn: 'plain',
  superseded: 'plain',
  refused: 'bad',
};

type RecordCardProps = {
  record: PacketRecord;
  /** All of the packet: one may take the place of another. */
  records: readonly PacketRecord[];
  suggestions: RecordSuggestions['suggestions'];
};

/** One record: what it is, what it answers, what is wrong with it, and what can be done. */
export function RecordCard({ record, records, suggestions }: RecordCardProps) {
  const { t } = useTranslation('packet');
  const { mayChange } = usePacketScope();
  const [open, setOpen] = useState<'preview' | 'assign' | null>(null);
  const { id, original_name, state, reason, problem, refusal } = record;
  const live = state === 'current' || state === 'returned';
  return (
    <li className={styles.card} id={id}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Untrusted>{original_name}</Untrusted>
        </h2>
        <StateBadge tone={TONES[state]}>{t(`record.state.${state}`)}</StateBadge>
      </div>
      <RecordFacts record={record} />
      {reason !== null && <p className={styles.reason}>{t('record.reason', { reason })}</p>}
      {problem !== null && (
        <Notice tone="open" title={t('record.problem')}>
          <span lang="en">{problem.detail}</span>
        </Notice>
      )}
      {refusal !== null && (
        <Notice tone="bad" title={t('record.refusal')}>
          <span lang="en">{refusal.detail}</span>
        </Notice>
      )}
      <Answers record={record} onChange={mayChange && live ? () => setOpen('assign') : undefined} />
      {mayChange && state === 'current' && suggestions.length > 0 && (
        <SuggestionRow record={record} suggestions={suggestions} />
      )}
      <div className={styles.actions}>
        {state !== 'refused' && (
          <Button variant="default" size="xs" onClick={() => setOpen('preview')}>
            {t('preview')}
            <span className="unseen"> {original_name}</span>
          </Button>
        )}
        {state !== 'refused' && (
          <Button component="a" variant="default" size="xs" href={`/v1/records/${id}/content`} download>
            {t('download')}
            <span className="unseen"> {original_name}</span>
          </Button>
        )}
        {mayChange && live && <RecordActions record={record} records={records} />}
      </div>
      <PreviewDialog record={record} open={open === 'preview'} onClose={() => setOpen(null)} />
      <AssignDialog record={record} open={open === 'assign'} onClose={() => setOpen(null)} />
    </li>
  );
}

function RecordFacts({ record }: { record: PacketRecord }) {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const { size, sha256, type, media_type, received_at, submitted_by, duplicate_of } = record;
  return (
    <p className={styles.facts}>
      <span>{type?.toUpperCase() ?? media_type}</span>
      <span>{format.size(size)}</span>
      <span>
        {t(submitted_by.kind === 'contributor' ? 'record.from.client' : 'record.from.team')}{' '}
        <DateTime value={received_at} lead="relative" />
      </span>
      <Hash value={sha256} label={t('record.sha256')} />
      {duplicate_of !== null && <StateBadge tone="open">{t('record.duplicate')}</StateBadge>}
    </p>
  );
}

type AnswersProps = { record: PacketRecord; onChange: (() => void) | undefined };

function Answers({ record, onChange }: AnswersProps) {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const { profile } = usePacketScope();
  const { requirement_ids, effective_from, effective_until } = record;
  const titles = requirement_ids.map((id) => profile.requirements.find((one) => one.id === id)?.title ?? id);
  return (
    <p className={styles.answers}>
      <span>
        {titles.length === 0 ? (
          <span className="soft">{t('record.answers.none')}</span>
        ) : (
          <>
            {t('record.answers')} <span lang="en">{format.list(titles)}</span>
          </>
        )}
        {effective_from !== null && (
          <span className="soft">
            {' · '}
            {effective_until === null
              ? t('record.effective.from', { from: format.day(effective_from) })
              : t('record.effective', { from: format.day(effective_from), until: format.day(effective_until) })}
          </span>
        )}
      </span>
      {onChange !== undefined && (
        <button type="button" className={styles.link} onClick={onChange}>
          {t('record.assign')}
          <span className="unseen"> {record.original_name}</span>
        </button>
      )}
    </p>
  );
}
