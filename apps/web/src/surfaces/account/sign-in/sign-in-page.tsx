import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import styles from '../narrow.module.css';
import { OidcButton } from './oidc-button.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordStep } from './password-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { useSignInEnd } from './use-sign-in-end.ts';

/** Signing in: a password and then a code, or a passkey, an identity provider, or a link by mail. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const { back } = useSearch({ strict: false });
  const [codeNeeded, setCodeNeeded] = useState(false);
  const end = useSignInEnd(back);
  if (codeNeeded) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('code.title')} lead={t('code.lead')} />
        <SecondFactorStep onDone={end} onAgain={() => setCodeNeeded(false)} />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t('sign.in')} lead={back === undefined ? undefined : t('sign.in.back')} />
      <PasswordStep onDone={end} onCodeNeeded={() => setCodeNeeded(true)} />
      <div className={styles.ways}>
        <PasskeyButton onDone={end} />
        <OidcButton back={back} />
        <TextLink to="/sign-in/help">{t('help.link')}</TextLink>
      </div>
    </div>
  );
}
