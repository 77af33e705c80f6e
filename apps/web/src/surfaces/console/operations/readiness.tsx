import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { Icon } from '../../../design/components/icon.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../console.module.css';

const REFRESH_MS = 30_000;

/** Each part of the server was really used just now; and what works but is weaker than it should be. */
export function Readiness() {
  const { t, i18n } = useTranslation('console');
  const { data, error, refetch } = useQuery({
    queryKey: ['console', 'health'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/console/health', { signal })),
    refetchInterval: REFRESH_MS,
  });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={styles.stack}>
      <ul className={styles.checks} aria-label={t('readiness.title')}>
        {data.checks.map(({ name, ok, message }) => (
          <li key={name} className={styles.check} data-ok={ok && message !== null ? 'note' : ok}>
            <Icon name={ok ? (message === null ? 'pass' : 'warning') : 'fail'} className={styles.checkIcon} />
            <strong>
              {i18n.exists(`readiness.${name}`, { ns: 'console' }) ? t(`readiness.${name}` as 'readiness.mail') : name}
            </strong>
            <span className={styles.small}>{message ?? t(ok ? 'readiness.ok' : 'readiness.failed')}</span>
          </li>
        ))}
      </ul>
      {data.warnings.map(({ code, mode, message }) => (
        <Notice key={`${code} ${mode}`} tone="open" title={t('readiness.warning')}>
          <span lang="en">{message}</span> <code>{code}</code>
        </Notice>
      ))}
    </div>
  );
}
