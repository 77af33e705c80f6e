import { PasswordInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import styles from '../narrow.module.css';
import { LinkGate } from './link-gate.tsx';
import { useLink } from './use-link.ts';

/** A new password by a link from a mail. */
export function ResetPasswordPage() {
  const { t } = useTranslation('account');
  const { token } = useSearch({ strict: false });
  const rules = useTextRules();
  const [done, setDone] = useState(false);
  const link = useLink('password_reset', token);
  return (
    <div className={styles.page}>
      <PageHeader title={t('reset.title')} lead={t('reset.lead')} />
      {done ? (
        <Notice
          tone="accent"
          role="status"
          title={t('reset.done')}
          actions={<ButtonLink to="/sign-in">{t('sign.in.to')}</ButtonLink>}
        />
      ) : (
        <LinkGate link={link}>
          {({ email }) => (
            <ActForm
              initial={{ password: '' }}
              labels={{ password: t('password.new') }}
              rules={{ password: rules.newPassword }}
              send={({ password }, headers) =>
                api.POST('/v1/links/password_reset', { body: { token: token ?? '', password }, headers })
              }
              onDone={() => setDone(true)}
              submitLabel={t('reset.submit')}
              failedTitle={t('reset.failed')}
            >
              {(field) => (
                <>
                  <p>{t('link.for', { email: email ?? '' })}</p>
                  <PasswordInput
                    autoComplete="new-password"
                    description={t('password.help')}
                    visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
                    {...field('password')}
                  />
                </>
              )}
            </ActForm>
          )}
        </LinkGate>
      )}
    </div>
  );
}
