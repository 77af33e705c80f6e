import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../narrow.module.css';
import { readBack, readOidcAnswer } from './oidc-answer.ts';
import { SecondFactorStep } from './second-factor-step.tsx';
import { useSignInEnd } from './use-sign-in-end.ts';

/** Where the identity provider sends the browser back: its answer is checked at once, and a code may be asked for then. */
export function OidcReturnPage() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const end = useSignInEnd(readBack());
  const { mutate, data, error } = useAct({
    act: (body: ReturnType<typeof readOidcAnswer>, headers) =>
      bodyOf(api.POST('/v1/auth/oidc/finish', { body, headers })),
    onDone: ({ second_factor_needed }) => {
      if (!second_factor_needed) void end();
    },
  });
  useEffect(() => mutate(readOidcAnswer()), [mutate]);
  if (data?.second_factor_needed) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('code.title')} lead={t('oidc.code.lead')} />
        <SecondFactorStep onDone={end} onAgain={() => void navigate({ to: '/sign-in' })} />
      </div>
    );
  }
  if (error) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('sign.in')} />
        <div className={styles.stack}>
          <ProblemAlert error={error} title={t('sign.in.failed')} />
          <div>
            <ButtonLink to="/sign-in">{t('sign.in.to')}</ButtonLink>
          </div>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t('oidc.return')} lead={t('oidc.return.lead')} />
      <Loading />
    </div>
  );
}
