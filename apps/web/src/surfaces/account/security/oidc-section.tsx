import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { useInstance } from '../../../api/instance.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { useAct } from '../../../api/use-act.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import styles from './security.module.css';

/** Whether an identity provider opens the account, and the end of that; nothing where the server has none. */
export function OidcSection() {
  const { t } = useTranslation('account');
  const { singleSignOn } = useInstance();
  if (singleSignOn === null) return null;
  return (
    <Section title={singleSignOn.name ?? t('oidc.title')} lead={t('oidc.lead')}>
      <OidcLink />
    </Section>
  );
}

function OidcLink() {
  const { t } = useTranslation('account');
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.oidcLink,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/auth/oidc', { signal })),
  });
  const unlink = useAct({
    act: (_: null) => api.DELETE('/v1/auth/oidc', {}),
    stale: [queryKeys.oidcLink],
    onDone: () => setAsked(false),
    onRefused: () => setAsked(false),
  });
  return (
    <div className={styles.stack}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {unlink.isError && <ProblemAlert error={unlink.error} title={t('refused')} />}
      {data && (
        <StateBadge tone={data.linked ? 'good' : 'open'}>{t(data.linked ? 'oidc.linked' : 'oidc.unlinked')}</StateBadge>
      )}
      {data?.linked && (
        <div className={styles.line}>
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('oidc.end')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asked}
        title={t('oidc.end.ask')}
        confirmLabel={t('oidc.end')}
        destructive
        busy={unlink.isPending}
        onConfirm={() => unlink.mutate(null)}
        onCancel={() => setAsked(false)}
      >
        {t('oidc.end.body')}
      </ConfirmDialog>
    </div>
  );
}
