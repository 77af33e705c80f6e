import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { fetchReceiptStatus } from '../../../api/receipt-status.ts';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './kit.module.css';

/** What anybody gets who asks the registry; asked when somebody wants to know. */
export function RegistryStatus({ receiptSha256 }: { receiptSha256: string }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.receipt(receiptSha256),
    queryFn: ({ signal }) => fetchReceiptStatus(receiptSha256, signal),
    enabled: asked,
  });
  if (!asked) {
    return (
      <Button variant="default" size="sm" onClick={() => setAsked(true)}>
        {t('registry.ask')}
      </Button>
    );
  }
  if (error) return <ProblemAlert error={error} title={t('registry.failed')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <p className={styles.line} role="status">
      <StateBadge tone={data.status === 'issued' ? 'good' : 'open'}>{t(`registry.${data.status}`)}</StateBadge>
      <span className="soft">
        {t('registry.as.of', { origin: data.as_of.origin, size: format.count(data.as_of.size) })}
      </span>
    </p>
  );
}
