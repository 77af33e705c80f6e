import { useTranslation } from 'react-i18next';
import { Icon } from '../../../design/components/icon.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import styles from '../console.module.css';
import type { Health } from './use-health.ts';

type CheckListProps = { label: string; checks: Health['checks']; warnings: Health['warnings'] };

/** Checks with their outcome, and what works but is weaker than it should be. */
export function CheckList({ label, checks, warnings }: CheckListProps) {
  const { t, i18n } = useTranslation('console');
  return (
    <div className={styles.stack}>
      <ul className={styles.checks} aria-label={label}>
        {checks.map(({ name, ok, message }) => (
          <li key={name} className={styles.check} data-ok={ok}>
            <Icon name={ok ? 'pass' : 'fail'} className={styles.checkIcon} />
            <strong>
              {i18n.exists(`readiness.${name}`, { ns: 'console' }) ? t(`readiness.${name}` as 'readiness.mail') : name}
            </strong>
            <span className={styles.small}>
              {message === null ? t(ok ? 'readiness.ok' : 'readiness.failed') : <span lang="en">{message}</span>}
            </span>
          </li>
        ))}
      </ul>
      {warnings.map(({ code, mode, message }) => (
        <Notice key={`${code} ${mode}`} tone="open" title={t('readiness.warning')}>
          {i18n.exists(`weakness.${code}`, { ns: 'console' }) ? (
            t(`weakness.${code}` as 'weakness.plain_http')
          ) : (
            <span lang="en">{message}</span>
          )}{' '}
          <code>{code}</code>
        </Notice>
      ))}
    </div>
  );
}
