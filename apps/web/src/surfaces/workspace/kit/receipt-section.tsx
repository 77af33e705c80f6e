import { parseReceipt } from '@attestlayer/kit';
import { useTranslation } from 'react-i18next';
import type { Kit } from '../../../api/resources.ts';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useKitDocument } from './use-kit-document.ts';

/** What the issuer signed, read from the kit itself. */
export function ReceiptSection({ kit }: { kit: Kit }) {
  const { t } = useTranslation('kit');
  const { data, error, refetch } = useKitDocument(kit, 'receipt.json', parseReceipt);
  return (
    <Section title={t('receipt.title')} lead={t('receipt.lead')}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && <ReceiptFacts receipt={data} />}
    </Section>
  );
}

function ReceiptFacts({ receipt }: { receipt: ReturnType<typeof parseReceipt> }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const { issuer, scope, hash_trail, tree, series, retention_policy_sha256, boundary } = receipt;
  const { previous_receipt_sha256 } = series;
  return (
    <KeyValues
      layout="rows"
      items={[
        { label: t('receipt.issuer'), value: issuer.name },
        { label: t('receipt.kid'), value: <Hash value={issuer.kid} label={t('receipt.kid')} full /> },
        { label: t('receipt.profile'), value: `${scope.profile_id} v${scope.profile_version}` },
        {
          label: t('receipt.period'),
          value: scope.period && `${format.day(scope.period.from)} – ${format.day(scope.period.until)}`,
        },
        { label: t('receipt.attempt'), value: t('receipt.attempt.value', { attempt: scope.attempt }) },
        { label: t('receipt.files'), value: format.count(tree.size) },
        {
          label: t('receipt.trail'),
          value: (
            <>
              {t('receipt.trail.lines', { count: hash_trail.entries })}{' '}
              <Hash value={hash_trail.head} label={t('receipt.trail.head')} />
            </>
          ),
        },
        {
          label: t('receipt.retention'),
          value: <Hash value={retention_policy_sha256} label={t('receipt.retention.sha256')} />,
        },
        {
          label: t('receipt.previous'),
          value: previous_receipt_sha256 && <Hash value={previous_receipt_sha256} label={t('receipt.previous')} />,
        },
        { label: t('receipt.boundary'), value: <FixedText>{boundary}</FixedText> },
      ]}
    />
  );
}
