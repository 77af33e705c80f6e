import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import type { Session } from '../../../api/resources.ts';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import narrow from '../narrow.module.css';
import { RequireSession } from '../require-session.tsx';
import { AppStep } from './app-step.tsx';
import { PasswordForm } from './password-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Enabled = AnswerOf<'/v1/auth/totp/enable', 'post'>;
type Step = { at: 'password' } | { at: 'app'; enabled: Enabled } | { at: 'codes'; enabled: Enabled };

/** Setting up the authenticator app: password, code, recovery codes. */
export function SecondFactorPage() {
  return <RequireSession>{(session) => <SecondFactor session={session} />}</RequireSession>;
}

function SecondFactor({ session }: { session: Session }) {
  const { t } = useTranslation('account');
  const { first = false } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>({ at: 'password' });
  const home = session.current === null && session.issuer_operator ? '/console' : '/dashboard';
  const steps = ['password', 'app', 'codes'] as const;
  const place = t('factor.step', { step: steps.indexOf(step.at) + 1, of: steps.length });
  if (session.user.second_factor && step.at === 'password') {
    return (
      <div className={narrow.page}>
        <PageHeader title={t('factor.set.up')} />
        <Notice
          tone="good"
          title={t('factor.on')}
          actions={<ButtonLink to="/account">{t('security.title')}</ButtonLink>}
        />
      </div>
    );
  }
  return (
    <div className={narrow.page}>
      <PageHeader title={t(`factor.${step.at}.title`)} kicker={place} lead={t(`factor.${step.at}.lead`)} />
      {step.at === 'password' && (
        <>
          <PasswordForm
            send={(body, headers) => bodyOf(api.POST('/v1/auth/totp/enable', { body, headers }))}
            onDone={(enabled) => setStep({ at: 'app', enabled })}
            submitLabel={t('continue')}
          />
          {first && (
            <div className={narrow.ways}>
              <TextLink to={home}>{t('factor.later')}</TextLink>
            </div>
          )}
        </>
      )}
      {step.at === 'app' && <AppStep uri={step.enabled.uri} onDone={() => setStep({ ...step, at: 'codes' })} />}
      {step.at === 'codes' && (
        <RecoveryCodes codes={step.enabled.recovery_codes} onKept={() => void navigate({ to: home })} />
      )}
    </div>
  );
}
