import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../api/request.ts';
import { useDraft } from '../../../api/use-draft.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { ErrorSummary } from '../../../design/form/error-summary.tsx';
import { showServerErrors } from '../../../design/form/show-server-errors.ts';
import type { Language } from '../../../i18n/languages.ts';
import { type Application, EMPTY_APPLICATION, sendApplication } from './application.ts';
import { ApplicationFields } from './application-fields.tsx';
import styles from './application-form.module.css';
import { useApplicationRules } from './use-application-rules.ts';

/** The form: keeps what was typed, shows what is wrong beside its field, and sends one application however often it is pressed. */
export function ApplicationForm({ onSent }: { onSent: (sent: { reference: string; email: string }) => void }) {
  const { t, i18n } = useTranslation('program');
  const draft = useDraft<Application>('application', EMPTY_APPLICATION);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const [attempt, setAttempt] = useState(0);
  const form = useForm<Application>({
    mode: 'uncontrolled',
    initialValues: draft.initial,
    validate: useApplicationRules(),
    onValuesChange: (values) => {
      draft.keep(values);
      // Other words are another application.
      setIdempotencyKey(newIdempotencyKey());
    },
  });
  const sending = useMutation({
    mutationFn: (application: Application) =>
      sendApplication({
        application,
        sectorNames: application.regulated_sectors.map((sector) => t(`apply.sector.${sector}`)),
        language: i18n.language as Language,
        idempotencyKey,
      }),
    onSuccess: (reference, { contact_email }) => {
      draft.discard();
      onSent({ reference, email: contact_email });
    },
    onError: (error) => {
      showServerErrors(form, error);
      setAttempt((count) => count + 1);
    },
  });
  const labels: Partial<Record<keyof Application, string>> = {
    organisation: t('apply.organisation_name'),
    website: t('apply.website'),
    contact_name: t('apply.contact_name'),
    contact_email: t('apply.contact_email'),
    intended_tier: t('apply.tier'),
    workflow: t('apply.workflow'),
    client_types: t('apply.client_types'),
    boundary_accepted: t('apply.boundary.short'),
  };
  const hasFieldErrors = Object.keys(labels).some((name) => form.errors[name] !== undefined);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={form.onSubmit(
        (values) => sending.mutate(values),
        () => setAttempt((count) => count + 1),
      )}
    >
      {draft.restored && <Notice tone="accent" title={t('apply.draft')} />}
      <ErrorSummary errors={form.errors} labels={labels} findInput={form.getInputNode} attempt={attempt} />
      {sending.isError && !hasFieldErrors && <ProblemAlert error={sending.error} title={t('apply.failed')} />}
      <ApplicationFields form={form} />
      <div className={styles.end}>
        <Button type="submit" loading={sending.isPending}>
          {t('apply.submit')}
        </Button>
        <p className={styles.privacy}>{t('apply.privacy')}</p>
      </div>
    </form>
  );
}
