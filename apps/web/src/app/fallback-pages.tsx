import { useTranslation } from 'react-i18next';
import { EmptyState } from '../design/components/empty-state.tsx';
import { ButtonLink } from '../design/components/link.tsx';
import { PageHeader } from '../design/components/page-header.tsx';
import { ProblemAlert } from '../design/components/problem-alert.tsx';
import styles from './fallback-pages.module.css';

/** An address that leads nowhere. */
export function PageMissing() {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <PageHeader title={t('page.missing')} />
      <EmptyState
        icon="search"
        title={t('page.missing.body')}
        actions={<ButtonLink to="/">{t('page.missing.home')}</ButtonLink>}
      >
        {location.pathname}
      </EmptyState>
    </main>
  );
}

/** A page that broke; the rest of the application goes on. */
export function PageFailed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <PageHeader title={t('page.failed')} />
      <ProblemAlert error={error} onRetry={() => location.reload()} />
    </main>
  );
}
