import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../narrow.module.css';
import { LinkGate } from './link-gate.tsx';
import { useLink } from './use-link.ts';
import { useSignInEnd } from './use-sign-in-end.ts';

/** A link to sign in: looked at when opened, spent by the button, because mail scanners open links too. */
export function SpendLinkPage() {
  const { t } = useTranslation('account');
  const { token } = useSearch({ strict: false });
  const link = useLink('sign_in', token);
  const end = useSignInEnd();
  const spend = useAct({
    act: (_: null, headers) => api.POST('/v1/links/sign_in', { body: { token: token ?? '' }, headers }),
    onDone: end,
  });
  return (
    <div className={styles.page}>
      <PageHeader title={t('link.sign.in')} lead={t('link.sign.in.lead')} />
      <LinkGate link={link}>
        {({ email }) => (
          <div className={styles.stack}>
            {spend.isError && <ProblemAlert error={spend.error} title={t('sign.in.failed')} />}
            <p>{t('link.for', { email: email ?? '' })}</p>
            <div>
              <Button onClick={() => spend.mutate(null)} loading={spend.isPending}>
                {t('sign.in')}
              </Button>
            </div>
          </div>
        )}
      </LinkGate>
    </div>
  );
}
