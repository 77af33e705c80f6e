import { Checkbox, Radio, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FieldSet } from '../../../design/form/field-set.tsx';
import { type Application, SECTORS, TIERS } from './application.ts';
import styles from './application-form.module.css';

/** The fields of the application. */
export function ApplicationFields({ form }: { form: UseFormReturnType<Application> }) {
  const { t } = useTranslation(['program', 'common']);
  const { getInputProps, key } = form;
  const optional = t('form.optional', { ns: 'common' });
  return (
    <>
      <FieldSet legend={t('apply.organisation')} help={t('apply.organisation.help')}>
        <TextInput
          label={t('apply.organisation_name')}
          autoComplete="organization"
          key={key('organisation')}
          {...getInputProps('organisation')}
        />
        <TextInput
          label={`${t('apply.website')} (${optional})`}
          description={t('apply.website.help')}
          type="url"
          autoComplete="url"
          key={key('website')}
          {...getInputProps('website')}
        />
      </FieldSet>
      <FieldSet legend={t('apply.contact')} help={t('apply.contact.help')}>
        <TextInput
          label={t('apply.contact_name')}
          autoComplete="name"
          key={key('contact_name')}
          {...getInputProps('contact_name')}
        />
        <TextInput
          label={t('apply.contact_email')}
          type="email"
          autoComplete="email"
          key={key('contact_email')}
          {...getInputProps('contact_email')}
        />
      </FieldSet>
      <FieldSet legend={t('apply.plan')} help={t('apply.plan.help')}>
        <Radio.Group
          label={t('apply.tier')}
          name="intended_tier"
          key={key('intended_tier')}
          {...getInputProps('intended_tier')}
        >
          <div className={styles.choices}>
            {TIERS.map((tier) => (
              <Radio
                key={tier}
                value={tier}
                label={t(`apply.tier.${tier}`)}
                description={t(`apply.tier.${tier}.help`)}
              />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t('apply.workflow')}
          description={t('apply.workflow.help')}
          rows={5}
          key={key('workflow')}
          {...getInputProps('workflow')}
        />
        <Textarea
          label={t('apply.client_types')}
          description={t('apply.client_types.help')}
          rows={3}
          key={key('client_types')}
          {...getInputProps('client_types')}
        />
        <Checkbox.Group
          label={`${t('apply.regulated_sectors')} (${optional})`}
          key={key('regulated_sectors')}
          {...getInputProps('regulated_sectors')}
        >
          <div className={styles.choices}>
            {SECTORS.map((sector) => (
              <Checkbox key={sector} value={sector} label={t(`apply.sector.${sector}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Checkbox
          label={t('apply.boundary')}
          key={key('boundary_accepted')}
          {...getInputProps('boundary_accepted', { type: 'checkbox' })}
        />
      </FieldSet>
    </>
  );
}
