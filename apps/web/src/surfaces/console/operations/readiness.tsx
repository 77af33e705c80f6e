import { useTranslation } from 'react-i18next';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { CheckList } from './check-list.tsx';
import { useHealth } from './use-health.ts';

/** Each part of the server was really used just now; and what works but is weaker than it should be. */
export function Readiness() {
  const { t } = useTranslation('console');
  const { data, error, refetch } = useHealth();
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <CheckList label={t('readiness.title')} checks={data.checks} warnings={data.warnings} />;
}
