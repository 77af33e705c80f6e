import { useTranslation } from 'react-i18next';
import { OutsideLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../console.module.css';
import { CheckList } from './check-list.tsx';
import { useHealth } from './use-health.ts';

/** What concerns the key, the log and its witnesses; the first two once for each mode. */
const CHECKS: ReadonlySet<string> = new Set(['signing_live', 'log_live', 'signing_test', 'log_test', 'log_queue']);
const WARNINGS: ReadonlySet<string> = new Set(['root_single_key', 'witness_quorum_none', 'trust_expires_soon']);

/** Whether keys sign and the log grows, what is weak in how the roots are held, and where outsiders watch. */
export function TrustHealth() {
  const { t } = useTranslation('console');
  const { data, error, refetch } = useHealth();
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={styles.stack}>
      <CheckList
        label={t('trust.health')}
        checks={data.checks.filter(({ name }) => CHECKS.has(name))}
        warnings={data.warnings.filter(({ code }) => WARNINGS.has(code))}
      />
      <p>
        <OutsideLink href="/registry/monitor">{t('trust.monitor')}</OutsideLink>
      </p>
    </div>
  );
}
