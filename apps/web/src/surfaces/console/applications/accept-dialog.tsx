import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { Dialog } from '../../../design/components/dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../console.module.css';
import { caseKey } from './case-key.ts';
import { type Case, TIERS } from './states.ts';

type AcceptDialogProps = { open: boolean; found: Case; onClose: () => void };

/** Accepting makes the workspace, grants its first credits and invites its owner, in one step. */
export function AcceptDialog({ open, found, onClose }: AcceptDialogProps) {
  const { t } = useTranslation('console');
  return (
    <Dialog open={open} title={t('accept.title', { name: found.organisation })} onClose={onClose}>
      <AcceptForm found={found} onClose={onClose} />
    </Dialog>
  );
}

function AcceptForm({ found, onClose }: Omit<AcceptDialogProps, 'open'>) {
  const { t } = useTranslation(['console', 'common']);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { tier: found.intended_tier, credits: '', reason: '' },
    validate: {
      reason: (value) => (value.trim() === '' ? t('text.missing') : null),
      credits: (value) => (/^\d{0,5}$/.test(value.trim()) ? null : t('credits.number')),
    },
  });
  const accepting = useAct({
    act: ({ tier, credits, reason }: ReturnType<typeof form.getValues>, headers) =>
      bodyOf(
        api.POST('/v1/console/applications/{applicationId}/accept', {
          params: { path: { applicationId: found.id } },
          body: { tier, reason, starting_credits: Number(credits) > 0 ? { amount: Number(credits) } : null },
          headers,
        }),
      ),
    stale: [caseKey(found.id)],
    onDone: onClose,
  });
  return (
    <form noValidate className={styles.stack} onSubmit={form.onSubmit((values) => accepting.mutate(values))}>
      <p>{t('accept.lead', { email: found.contact_email })}</p>
      {accepting.isError && <ProblemAlert error={accepting.error} />}
      <NativeSelect
        label={t('applications.tier')}
        size="md"
        key={form.key('tier')}
        {...form.getInputProps('tier')}
        data={TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
      />
      <TextInput
        label={`${t('accept.credits')} (${t('form.optional', { ns: 'common' })})`}
        inputMode="numeric"
        key={form.key('credits')}
        {...form.getInputProps('credits')}
      />
      <Textarea label={t('reason')} autosize minRows={2} key={form.key('reason')} {...form.getInputProps('reason')} />
      <div className={styles.row}>
        <Button type="submit" loading={accepting.isPending}>
          {t('accept.button')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel', { ns: 'common' })}
        </Button>
      </div>
    </form>
  );
}
