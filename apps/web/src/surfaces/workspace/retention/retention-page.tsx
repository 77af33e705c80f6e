import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { usePermission } from '../../../api/session.ts';
import { Hash } from '../../../design/components/hash.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { DeletionList } from './deletion-list.tsx';
import { PolicyForm } from './policy-form.tsx';
import { UpcomingList } from './upcoming-list.tsx';

/** How long records and kits are kept, what is deleted next, and what was. */
export function RetentionPage() {
  const { t } = useTranslation('retention');
  const mayConfigure = usePermission('workspace:configure');
  const mayAudit = usePermission('audit:read');
  const [saved, setSaved] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.retention,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/workspace/retention', { signal })),
  });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && (
        <>
          <KeyValues
            layout="rows"
            items={[
              { label: t('records'), value: <Kept days={data.records_days} /> },
              { label: t('kits'), value: <Kept days={data.kits_days} /> },
              { label: t('audit'), value: t('forever') },
              { label: t('log'), value: t('log.forever') },
              { label: t('sha256'), value: <Hash value={data.sha256} label={t('sha256')} full /> },
            ]}
          />
          {mayConfigure && (
            <Section title={t('change')} lead={t('change.lead')}>
              {saved && <Notice tone="good" title={t('saved')} />}
              <PolicyForm key={data.version} policy={data} onSaved={() => setSaved(true)} />
            </Section>
          )}
        </>
      )}
      <Section title={t('upcoming')} lead={t('upcoming.lead')}>
        <UpcomingList />
      </Section>
      {mayAudit && (
        <Section title={t('deletions')} lead={t('deletions.lead')}>
          <DeletionList />
        </Section>
      )}
    </>
  );
}

function Kept({ days }: { days: number | null }) {
  const { t } = useTranslation('retention');
  return days === null ? t('forever') : t('days', { count: days });
}
