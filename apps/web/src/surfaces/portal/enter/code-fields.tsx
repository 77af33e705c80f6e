import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { showServerErrors } from '../../../design/form/show-server-errors.ts';
import styles from './enter.module.css';
import { useOpenPortal } from './open-portal.ts';

/** For mail programs that break links: the code of the mail, with the address it was sent to. */
export function CodeFields() {
  const { t } = useTranslation('portal');
  const opening = useOpenPortal();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', code: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : t('code.email.missing')),
      code: (value) => (value.trim().length >= 8 ? null : t('code.code.missing')),
    },
  });
  const open = (values: { email: string; code: string }) =>
    opening.mutate(
      { email: values.email.trim(), code: values.code.trim() },
      { onError: (error) => void showServerErrors(form, error) },
    );
  return (
    <form noValidate className={styles.form} onSubmit={form.onSubmit(open)}>
      {opening.isError && <ProblemAlert error={opening.error} title={t('code.failed')} />}
      <TextInput
        label={t('code.email')}
        description={t('code.email.help')}
        type="email"
        autoComplete="email"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('code.code')}
        description={t('code.code.help')}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      <Button type="submit" loading={opening.isPending} className={styles.open}>
        {t('code.open')}
      </Button>
    </form>
  );
}
