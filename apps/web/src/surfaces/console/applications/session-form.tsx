import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { showServerErrors } from '../../../design/form/show-server-errors.ts';
import styles from '../console.module.css';
import { caseKey } from './case-key.ts';
import { CHECKLIST } from './states.ts';

const EMPTY = {
  held_on: '',
  participants: '',
  notes: '',
  scope_fit: false,
  boundary_accepted: false,
  overclaiming_rules: false,
  tier_fit: false,
};

/** Records a working session: when, with whom, what was said, what it settled. */
export function SessionForm({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('console');
  const needed = (value: string) => (value.trim() === '' ? t('text.missing') : null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: EMPTY,
    validate: { held_on: needed, participants: needed, notes: needed },
  });
  const recording = useAct({
    act: ({ held_on, participants, notes, ...checklist }: typeof EMPTY, headers) =>
      bodyOf(
        api.POST('/v1/console/applications/{applicationId}/sessions', {
          params: { path: { applicationId } },
          body: { held_on, participants, notes, checklist },
          headers,
        }),
      ),
    stale: [caseKey(applicationId)],
    onDone: () => form.reset(),
    onRefused: (error) => showServerErrors(form, error),
  });
  return (
    <form noValidate className={styles.stack} onSubmit={form.onSubmit((values) => recording.mutate(values))}>
      <h3>{t('session.new')}</h3>
      {recording.isError && <ProblemAlert error={recording.error} title={t('session.failed')} />}
      <div className={styles.row}>
        <TextInput
          type="date"
          label={t('session.held_on')}
          key={form.key('held_on')}
          {...form.getInputProps('held_on')}
        />
        <TextInput
          label={t('session.participants')}
          key={form.key('participants')}
          {...form.getInputProps('participants')}
        />
      </div>
      <Textarea
        label={t('session.notes')}
        autosize
        minRows={3}
        key={form.key('notes')}
        {...form.getInputProps('notes')}
      />
      <fieldset className={styles.points}>
        <legend className="unseen">{t('session.checklist')}</legend>
        {CHECKLIST.map((point) => (
          <Checkbox
            key={form.key(point)}
            label={t(`checklist.${point}`)}
            {...form.getInputProps(point, { type: 'checkbox' })}
          />
        ))}
      </fieldset>
      <div>
        <Button type="submit" variant="default" loading={recording.isPending}>
          {t('session.record')}
        </Button>
      </div>
    </form>
  );
}
