import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../design/components/icon.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../console.module.css';
import { readReadiness } from './read-readiness.ts';

/** Each part of the server was really used just now. */
export function Readiness() {
  const { t, i18n } = useTranslation('console');
  const { data, error, refetch } = useQuery({
    queryKey: ['console', 'readiness'],
    queryFn: ({ signal }) => readReadiness(signal),
    refetchInterval: 30_000,
  });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <ul className={styles.checks} aria-label={t('readiness.title')}>
      {data.checks.map(({ name, ok, message }) => (
        <li key={name} className={styles.check} data-ok={ok && message !== undefined ? 'note' : ok}>
          <Icon name={ok ? (message === undefined ? 'pass' : 'warning') : 'fail'} className={styles.checkIcon} />
          <strong>
            {i18n.exists(`readiness.${name}`, { ns: 'console' }) ? t(`readiness.${name}` as 'readiness.mail') : name}
          </strong>
          <span className={styles.small}>{message ?? t(ok ? 'readiness.ok' : 'readiness.failed')}</span>
        </li>
      ))}
    </ul>
  );
}
