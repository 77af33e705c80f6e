import { useTranslation } from 'react-i18next';
import type { CreditBalance } from '../../../api/resources.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './credits.module.css';

/** What was granted and what became of it: drawn as a bar, said in words. */
export function LotList({ lots }: Pick<CreditBalance, 'lots'>) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  if (lots.length === 0) return <EmptyState title={t('lots.empty')}>{t('lots.empty.body')}</EmptyState>;
  return (
    <ul className={styles.lots} aria-label={t('credits.lots')}>
      {lots.map(({ id, source, available, held, burned, expired, returned, granted_at, expires_at }) => {
        const parts = { available, held, burned, expired, returned };
        const total = Object.values(parts).reduce((sum, count) => sum + count, 0);
        return (
          <li key={id}>
            <div className={styles.lotHead}>
              <span className={styles.lotName}>{t('lot', { count: total, source: t(`transfer.${source}`) })}</span>
              <span className="soft">
                <DateTime value={granted_at} />
                {' · '}
                {expires_at === null ? t('lot.no.expiry') : t('lot.expires', { day: format.day(expires_at) })}
              </span>
            </div>
            <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <Bars parts={parts} total={total} />
            </svg>
            <p className={styles.legend}>
              {Object.entries(parts)
                .filter(([, count]) => count > 0)
                .map(([part, count]) => (
                  <span key={part} data-part={part}>
                    {t(`lot.${part as keyof typeof parts}`, { count })}
                  </span>
                ))}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Bars({ parts, total }: { parts: Record<string, number>; total: number }) {
  let from = 0;
  return Object.entries(parts).map(([part, count]) => {
    const width = total === 0 ? 0 : (count / total) * 100;
    from += width;
    return <rect key={part} data-part={part} x={from - width} width={width} height="4" />;
  });
}
