import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';

type PasswordStepProps = { onDone: () => void; onCodeNeeded: () => void };

/** Mail address and password. */
export function PasswordStep({ onDone, onCodeNeeded }: PasswordStepProps) {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  return (
    <ActForm
      initial={{ email: '', password: '' }}
      labels={{ email: t('email'), password: t('password') }}
      rules={{ email: rules.email, password: rules.required }}
      send={(body, headers) => bodyOf(api.POST('/v1/auth/sign-in', { body, headers }))}
      onDone={({ second_factor_needed }) => (second_factor_needed ? onCodeNeeded() : onDone())}
      submitLabel={t('sign.in')}
      failedTitle={t('sign.in.failed')}
    >
      {(field) => (
        <>
          <TextInput type="email" autoComplete="username webauthn" {...field('email')} />
          <PasswordInput
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            {...field('password')}
          />
        </>
      )}
    </ActForm>
  );
}
