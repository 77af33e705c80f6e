import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf, ifMatch } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Workspace } from '../../../api/resources.ts';
import { announce } from '../../../design/announce.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { FieldSet } from '../../../design/form/field-set.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import { LANGUAGES, type Language } from '../../../i18n/languages.ts';

/** The bounds of the server: more often is a nuisance, more rarely no reminder. */
const REMINDER_DAYS = { min: 1, max: 90 };
const REMINDER_COUNT = { min: 0, max: 20 };

/** Name on the binder, reminders, second factor. */
export function SettingsForm({ workspace, disabled }: { workspace: Workspace; disabled: boolean }) {
  const { t } = useTranslation('admin');
  const rules = useTextRules();
  const [saved, setSaved] = useState(false);
  const within =
    ({ min, max }: { min: number; max: number }) =>
    (value: string) =>
      /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max ? null : t('settings.number', { min, max });
  const { binder_name, locale, record_pdf, second_factor_demanded, version } = workspace;
  return (
    <>
      {disabled && <Notice title={t('settings.read.only')} />}
      {saved && <Notice tone="good" title={t('settings.saved')} />}
      <ActForm
        initial={{
          binder_name,
          locale: locale as Language,
          record_pdf,
          second_factor_demanded,
          reminder_every_days: String(workspace.reminder_every_days),
          reminder_max_count: String(workspace.reminder_max_count),
        }}
        labels={{
          binder_name: t('settings.binder.name'),
          locale: t('settings.locale'),
          record_pdf: t('settings.record.pdf'),
          second_factor_demanded: t('settings.factor'),
          reminder_every_days: t('settings.reminder.days'),
          reminder_max_count: t('settings.reminder.count'),
        }}
        rules={{
          binder_name: rules.line,
          reminder_every_days: within(REMINDER_DAYS),
          reminder_max_count: within(REMINDER_COUNT),
        }}
        send={({ reminder_every_days, reminder_max_count, ...values }, headers) =>
          bodyOf(
            api.PATCH('/v1/workspace', {
              body: {
                ...values,
                reminder_every_days: Number(reminder_every_days),
                reminder_max_count: Number(reminder_max_count),
              },
              headers: { ...headers, ...ifMatch(version) },
            }),
          )
        }
        stale={[queryKeys.workspace, queryKeys.session]}
        onDone={() => {
          setSaved(true);
          announce(t('settings.saved'));
        }}
        submitLabel={t('save')}
        failedTitle={t('settings.failed')}
      >
        {(field) => (
          <>
            <FieldSet legend={t('settings.binder')} help={t('settings.binder.help')}>
              <TextInput disabled={disabled} {...field('binder_name')} />
              <Select
                allowDeselect={false}
                disabled={disabled}
                data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
                {...field('locale')}
              />
              <Checkbox
                disabled={disabled}
                description={t('settings.record.pdf.help')}
                {...field('record_pdf', { type: 'checkbox' })}
              />
            </FieldSet>
            <FieldSet legend={t('settings.reminders')} help={t('settings.reminders.help')}>
              <TextInput type="number" disabled={disabled} {...REMINDER_DAYS} {...field('reminder_every_days')} />
              <TextInput type="number" disabled={disabled} {...REMINDER_COUNT} {...field('reminder_max_count')} />
            </FieldSet>
            <FieldSet legend={t('settings.security')} help={t('settings.security.help')}>
              <Checkbox disabled={disabled} {...field('second_factor_demanded', { type: 'checkbox' })} />
            </FieldSet>
          </>
        )}
      </ActForm>
    </>
  );
}
