import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';

type NewAccount = { name: string; email: string; password: string };

type NewAccountFormProps<Result> = {
  /** Given by an invitation: shown, not asked. */
  email?: string;
  send: (account: NewAccount, headers: { 'idempotency-key': string }) => Promise<Result>;
  onDone: (result: Result) => void;
  submitLabel: string;
};

/** Name, address and password of somebody new. */
export function NewAccountForm<Result>({ email, send, onDone, submitLabel }: NewAccountFormProps<Result>) {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  return (
    <ActForm
      initial={{ name: '', email: email ?? '', password: '' }}
      labels={{ name: t('name'), email: t('email'), password: t('password.new') }}
      rules={{ name: rules.line, email: rules.email, password: rules.newPassword }}
      send={send}
      onDone={onDone}
      submitLabel={submitLabel}
      failedTitle={t('account.failed')}
    >
      {(field) => (
        <>
          <TextInput autoComplete="name" {...field('name')} />
          <TextInput type="email" autoComplete="username" readOnly={email !== undefined} {...field('email')} />
          <PasswordInput
            autoComplete="new-password"
            description={t('password.help')}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            {...field('password')}
          />
        </>
      )}
    </ActForm>
  );
}
