import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { fetchReceiptStatus } from '../../../api/receipt-status.ts';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { ReceiptAnswer } from '../receipt-answer.tsx';

/** Asks the registry about this receipt, when the reader wants it: the question tells the registry which receipt is looked at. */
export function RegistryStatus({ receiptSha256 }: { receiptSha256: string }) {
  const { t } = useTranslation('verify');
  const query = useQuery({
    queryKey: queryKeys.receipt(receiptSha256),
    queryFn: ({ signal }) => fetchReceiptStatus(receiptSha256, signal),
    enabled: false,
    retry: false,
  });
  return (
    <Section title={t('registry.title')} lead={t('registry.lead')}>
      {query.isError && (
        <ProblemAlert error={query.error} title={t('registry.failed')} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && <ReceiptAnswer status={query.data} />}
      {query.data === undefined && !query.isError && (
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('registry.ask')}
        </Button>
      )}
    </Section>
  );
}
