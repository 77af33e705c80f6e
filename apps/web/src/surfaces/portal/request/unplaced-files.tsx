import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf, ifMatch } from '../../../api/client.ts';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { UploadRows } from '../../../uploads/upload-rows.tsx';
import { refreshRequest, suggestionsQuery } from './portal-queries.ts';
import styles from './request.module.css';
import type { RequestParts } from './requirement-list.tsx';
import type { PortalRecord } from './types.ts';

/** Files that were dropped on the page and answer no requirement yet: a suggestion is made, a person decides. */
export function UnplacedFiles({ visit, request, records, uploads, queue }: RequestParts) {
  const { t } = useTranslation('portal');
  const loose = records.filter(({ requirement_ids, state }) => requirement_ids.length === 0 && state === 'current');
  const moving = uploads.filter(({ requirementIds }) => requirementIds.length === 0);
  const { data: suggestions = [] } = useQuery({ ...suggestionsQuery(visit), enabled: loose.length > 0 });
  if (loose.length === 0 && moving.length === 0) return null;
  return (
    <Section title={t('unplaced.title')} lead={t('unplaced.lead')}>
      {moving.length > 0 && <UploadRows label={t('unplaced.moving')} uploads={moving} queue={queue} />}
      {loose.length > 0 && (
        <ul className={styles.unplaced} aria-label={t('unplaced.title')}>
          {loose.map((record) => (
            <PlaceRecord
              key={record.id}
              record={record}
              request={request}
              visit={visit}
              suggested={suggestions.find(({ record_id }) => record_id === record.id)?.suggestions[0]?.requirement_id}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

type PlaceRecordProps = Pick<RequestParts, 'visit' | 'request'> & {
  record: PortalRecord;
  suggested: string | undefined;
};

function PlaceRecord({ record, request, visit, suggested }: PlaceRecordProps) {
  const { t } = useTranslation('portal');
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const requirementId = chosen ?? suggested ?? '';
  const placing = useMutation({
    mutationFn: () =>
      bodyOf(
        visit.api.PATCH('/v1/portal/records/{recordId}', {
          params: { path: { recordId: record.id } },
          headers: ifMatch(record.version),
          body: { requirement_ids: [requirementId] },
        }),
      ),
    onSuccess: () => refreshRequest(queries, visit),
  });
  return (
    <li className={styles.framed}>
      <bdi className={styles.fileName}>{record.original_name}</bdi>
      <div className={styles.place}>
        <NativeSelect
          aria-label={t('unplaced.for', { name: record.original_name })}
          description={chosen === null && suggested !== undefined ? t('unplaced.suggested') : undefined}
          inputWrapperOrder={['input', 'description', 'error']}
          size="md"
          value={requirementId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: t('unplaced.choose') },
            ...request.requirements.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <Button
          variant="default"
          disabled={requirementId === ''}
          loading={placing.isPending}
          onClick={() => placing.mutate()}
        >
          {t('unplaced.place')}
          <span className="unseen"> {record.original_name}</span>
        </Button>
      </div>
      {placing.isError && <ProblemAlert error={placing.error} title={t('unplaced.failed')} />}
    </li>
  );
}
