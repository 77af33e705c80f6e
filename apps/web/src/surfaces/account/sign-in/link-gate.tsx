import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../narrow.module.css';

type LinkGateProps<Link> = { link: UseQueryResult<Link>; children: (link: Link) => ReactNode };

/** What lies behind a link, or why it leads nowhere any more and what to do then. */
export function LinkGate<Link>({ link, children }: LinkGateProps<Link>) {
  const { t } = useTranslation('account');
  if (link.isPending) return <Loading />;
  if (link.isSuccess) return children(link.data);
  return (
    <div className={styles.stack}>
      <ProblemAlert error={link.error} title={t('link.failed')} onRetry={() => void link.refetch()} />
      <div>
        <ButtonLink to="/sign-in/help" variant="default">
          {t('link.new')}
        </ButtonLink>
      </div>
    </div>
  );
}
