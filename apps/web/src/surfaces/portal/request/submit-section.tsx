import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../../../api/client.ts';
import { newIdempotencyKey } from '../../../api/request.ts';
import { announce } from '../../../design/announce.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import type { Visit } from '../visit.ts';
import { NextSteps } from './next-steps.tsx';
import { refreshRequest } from './portal-queries.ts';
import styles from './request.module.css';
import type { PortalRequest } from './types.ts';

type SubmitSectionProps = {
  visit: Visit;
  request: PortalRequest;
  /** Files are on their way, or values are not saved: they are waited for. */
  running: boolean;
  saving: boolean;
};

/** The client says that everything is there, and reads what happens next. */
export function SubmitSection({ visit, request, running, saving }: SubmitSectionProps) {
  const { t } = useTranslation('portal');
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  // One visit submits once, however often it is pressed.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const submitting = useMutation({
    mutationFn: () => bodyOf(visit.api.POST('/v1/portal/submit', { headers: { 'idempotency-key': idempotencyKey } })),
    onSuccess: async () => {
      announce(t('submit.done'));
      await refreshRequest(queries, visit);
      scrollTo(0, 0);
    },
  });
  if (request.next === 'closed') return null;
  const { partner } = request;
  if (request.request.state === 'submitted') return <NextSteps request={request} />;
  const missing = request.requirements.filter(({ status }) => status === 'not_satisfied');
  const waiting = running ? t('submit.running') : saving ? t('submit.saving') : null;
  return (
    <Section title={t('submit.title')} lead={t('submit.lead', { partner })}>
      {submitting.isError && <ProblemAlert error={submitting.error} title={t('submit.failed')} />}
      <div className={styles.submit}>
        <Button
          size="lg"
          disabled={waiting !== null}
          loading={submitting.isPending}
          onClick={() => (missing.length === 0 ? submitting.mutate() : setAsked(true))}
        >
          {t('submit.button')}
        </Button>
        <p className={styles.note} role="status">
          {waiting ?? (missing.length === 0 ? t('submit.complete') : t('submit.missing', { count: missing.length }))}
        </p>
      </div>
      <ConfirmDialog
        open={asked}
        title={t('submit.ask')}
        confirmLabel={t('submit.button')}
        busy={submitting.isPending}
        onConfirm={() => submitting.mutate(undefined, { onSettled: () => setAsked(false) })}
        onCancel={() => setAsked(false)}
      >
        <p>{t('submit.ask.body', { partner })}</p>
        <ul className={styles.missing}>
          {missing.map(({ id, title }) => (
            <li key={id} lang="en">
              {title}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </Section>
  );
}
