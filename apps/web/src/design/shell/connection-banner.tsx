import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/connection.ts';
import { Notice } from '../components/notice.tsx';
import styles from './connection-banner.module.css';

/** Says in one place that the server cannot be reached or that the session has ended, and that nothing typed is lost. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { reachable, signedOut } = useConnection();
  if (signedOut) {
    const back = encodeURIComponent(location.pathname + location.search);
    return (
      <div className={styles.banner}>
        <Notice
          tone="open"
          role="status"
          title={t('session.ended')}
          actions={
            <Button component="a" href={`/sign-in?back=${back}`} size="sm">
              {t('session.sign.in')}
            </Button>
          }
        >
          {t('session.ended.body')}
        </Notice>
      </div>
    );
  }
  if (reachable) return null;
  return (
    <div className={styles.banner}>
      <Notice
        tone="open"
        role="status"
        title={t('connection.lost')}
        actions={
          <Button variant="default" size="sm" onClick={() => void queries.refetchQueries({ type: 'active' })}>
            {t('problem.retry')}
          </Button>
        }
      >
        {t('connection.lost.body')}
      </Notice>
    </div>
  );
}
