import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../../../api/client.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { Icon } from '../../../design/components/icon.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Visit } from '../visit.ts';
import { refreshRequest } from './portal-queries.ts';
import { RecordDays } from './record-days.tsx';
import styles from './request.module.css';
import type { PortalRecord, PortalRequirement } from './types.ts';

type RecordRowsProps = {
  label: string;
  records: readonly PortalRecord[];
  requirement: PortalRequirement;
  visit: Visit;
  open: boolean;
};

/** Records that the server has, each with its hash there; one can be taken back while the request is open. */
export function RecordRows({ label, records, requirement, visit, open }: RecordRowsProps) {
  return (
    <ul className={styles.records} aria-label={label}>
      {records.map((record) => (
        <Row key={record.id} record={record} requirement={requirement} visit={visit} open={open} />
      ))}
    </ul>
  );
}

type RowProps = Omit<RecordRowsProps, 'label' | 'records'> & { record: PortalRecord };

function Row({ record, requirement, visit, open }: RowProps) {
  const { t } = useTranslation(['portal', 'common']);
  const format = useFormat();
  const { original_name: name, state, reason, problem, sha256, size } = record;
  const returned = state === 'returned';
  return (
    <li className={styles.record} data-state={state}>
      <Icon name={returned ? 'open' : 'check'} className={styles.recordIcon} />
      <div className={styles.recordWords}>
        <p className={styles.recordHead}>
          <bdi className={styles.fileName}>{name}</bdi>
          <span className={styles.recordState}>{t(returned ? 'record.returned' : 'record.received')}</span>
        </p>
        {returned && reason !== null && <p dir="auto">{reason}</p>}
        {problem !== null && <p className={styles.recordProblem}>{t(`record.problem.${problem.code as 'damaged'}`)}</p>}
        <p className={styles.facts}>
          <span className="numbers">{format.size(size)}</span>
          <Hash value={sha256} label={t('files.sha256', { ns: 'common', name })} />
        </p>
        {!returned && requirement.effective !== null && (
          <RecordDays record={record} required={requirement.effective.required} visit={visit} disabled={!open} />
        )}
      </div>
      {open && !returned && <TakeBack record={record} visit={visit} />}
    </li>
  );
}

function TakeBack({ record, visit }: { record: PortalRecord; visit: Visit }) {
  const { t } = useTranslation('portal');
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const taking = useMutation({
    mutationFn: () =>
      bodyOf(
        visit.api.POST('/v1/portal/records/{recordId}/withdraw', {
          params: { path: { recordId: record.id } },
          body: { reason: t('record.take.back.reason') },
        }),
      ),
    onSuccess: () => refreshRequest(queries, visit),
  });
  return (
    <div>
      <Button variant="subtle" size="xs" onClick={() => setAsked(true)}>
        {t('record.take.back')}
        <span className="unseen"> {record.original_name}</span>
      </Button>
      <ConfirmDialog
        open={asked}
        title={t('record.take.back.title', { name: record.original_name })}
        confirmLabel={t('record.take.back')}
        destructive
        busy={taking.isPending}
        onConfirm={() => taking.mutate(undefined, { onSettled: () => setAsked(false) })}
        onCancel={() => setAsked(false)}
      >
        {t('record.take.back.body')}
      </ConfirmDialog>
      {taking.isError && <ProblemAlert error={taking.error} title={t('record.take.back.failed')} />}
    </div>
  );
}
