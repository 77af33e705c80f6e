import { useTranslation } from 'react-i18next';
import { Loading } from '../../../design/components/loading.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './credits.module.css';
import { Journal } from './journal.tsx';
import { LotList } from './lot-list.tsx';
import { Statement } from './statement.tsx';
import { useBalance } from './use-balance.ts';

/** The balance, the lots behind it, the journal and a statement. */
export function CreditsPage() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const { data, error, refetch } = useBalance();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const figures = data && [
    { label: t('credits.available'), count: data.available },
    { label: t('credits.held'), count: data.held },
    { label: t('credits.burned'), count: data.burned },
    { label: t('credits.expired'), count: data.expired },
    ...(data.overage.limit > 0
      ? [{ label: t('credits.overage', { limit: format.count(data.overage.limit) }), count: data.overage.used }]
      : []),
  ];
  return (
    <>
      <PageHeader title={t('credits.title')} lead={t('credits.lead')} />
      {data === undefined || figures === undefined ? (
        <Loading />
      ) : (
        <>
          {data.available <= data.low_balance_at && (
            <div className={styles.notice}>
              <Notice tone="open" title={t('credits.low')}>
                {t('credits.low.body')}
              </Notice>
            </div>
          )}
          <dl className={styles.figures}>
            {figures.map(({ label, count }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{format.count(count)}</dd>
              </div>
            ))}
          </dl>
          <Section title={t('credits.lots')} lead={t('credits.lots.lead')}>
            <LotList lots={data.lots} />
          </Section>
        </>
      )}
      <Section title={t('credits.statement')} lead={t('credits.statement.lead')}>
        <Statement />
      </Section>
      <Section title={t('credits.journal')} lead={t('credits.journal.lead')}>
        <Journal />
      </Section>
    </>
  );
}
