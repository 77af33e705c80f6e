import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf, ifMatch } from '../../../api/client.ts';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import type { Visit } from '../visit.ts';
import { refreshRequest } from './portal-queries.ts';
import styles from './request.module.css';
import type { PortalRecord } from './types.ts';

type Days = { effective_from: string | null; effective_until: string | null };

type RecordDaysProps = { record: PortalRecord; required: boolean; visit: Visit; disabled: boolean };

/** The days that a record speaks for; saved when a field is left. */
export function RecordDays({ record, required, visit, disabled }: RecordDaysProps) {
  const { t } = useTranslation(['portal', 'common']);
  const queries = useQueryClient();
  const version = useRef(record.version);
  version.current = Math.max(version.current, record.version);
  const saving = useMutation({
    // One after the other: who types fast leaves the second field before the first is saved.
    scope: { id: `days-${record.id}` },
    mutationFn: async (days: Partial<Days>) => {
      const saved = await bodyOf(
        visit.api.PATCH('/v1/portal/records/{recordId}', {
          params: { path: { recordId: record.id } },
          headers: ifMatch(version.current),
          body: days,
        }),
      );
      version.current = saved.version;
    },
    onSettled: () => refreshRequest(queries, visit),
  });
  const optional = required ? '' : ` (${t('form.optional', { ns: 'common' })})`;
  const save = (name: keyof Days) => (event: { currentTarget: HTMLInputElement }) => {
    const day = event.currentTarget.value === '' ? null : event.currentTarget.value;
    if (day !== record[name]) saving.mutate({ [name]: day });
  };
  return (
    <>
      <div className={styles.days}>
        <TextInput
          type="date"
          size="sm"
          label={`${t('record.from')}${optional}`}
          defaultValue={record.effective_from ?? ''}
          onBlur={save('effective_from')}
          disabled={disabled}
        />
        <TextInput
          type="date"
          size="sm"
          label={`${t('record.until')} (${t('form.optional', { ns: 'common' })})`}
          defaultValue={record.effective_until ?? ''}
          onBlur={save('effective_until')}
          disabled={disabled}
        />
      </div>
      {saving.isError && <ProblemAlert error={saving.error} title={t('record.days.failed')} />}
    </>
  );
}
