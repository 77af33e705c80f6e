import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from './enter.module.css';

const route = getRouteApi('/portal/portal/stop');

/** The link at the foot of a reminder: a button ends them, so that a program that opens links does not. */
export function StopPage() {
  const { t } = useTranslation('portal');
  const { token = '' } = route.useSearch();
  const stopping = useMutation({ mutationFn: () => api.POST('/v1/portal/stop-reminders', { body: { token } }) });
  return (
    <div className={styles.narrow}>
      <PageHeader title={t('stop.title')} lead={t('stop.lead')} />
      {stopping.isError && <ProblemAlert error={stopping.error} title={t('stop.failed')} />}
      {stopping.isSuccess ? (
        <Notice tone="good" role="status" title={t('stop.done')}>
          {t('stop.done.body')}
        </Notice>
      ) : (
        <Button className={styles.open} loading={stopping.isPending} onClick={() => stopping.mutate()}>
          {t('stop.button')}
        </Button>
      )}
    </div>
  );
}
