import { useTranslation } from 'react-i18next';
import { PageHeader } from './page-header.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** In place of a page whose own name is not known, since what it is about could not be read. */
export function ProblemPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('page.unread')} />
      <ProblemAlert error={error} onRetry={onRetry} />
    </>
  );
}
