import { Button, PasswordInput } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';

type PasswordFormProps<Result> = {
  send: (body: { password: string }, headers: { 'idempotency-key': string }) => Promise<Result>;
  onDone: (result: Result) => void;
  stale?: readonly QueryKey[];
  submitLabel: string;
  onCancel?: () => void;
};

/** Asks for the password again before something that a thief of an open session must not do. */
export function PasswordForm<Result>({ send, onDone, stale, submitLabel, onCancel }: PasswordFormProps<Result>) {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  return (
    <ActForm
      initial={{ password: '' }}
      labels={{ password: t('password.yours') }}
      rules={{ password: rules.required }}
      send={send}
      onDone={onDone}
      {...(stale ? { stale } : {})}
      submitLabel={submitLabel}
      failedTitle={t('refused')}
      secondary={
        onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )
      }
    >
      {(field) => (
        <PasswordInput
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          {...field('password')}
        />
      )}
    </ActForm>
  );
}
