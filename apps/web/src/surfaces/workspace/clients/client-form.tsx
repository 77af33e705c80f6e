import { Button, Select, TextInput } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../api/resources.ts';
import { ActForm } from '../../../design/form/act-form.tsx';
import { FieldSet } from '../../../design/form/field-set.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import { LANGUAGES, type Language } from '../../../i18n/languages.ts';
import styles from './client-form.module.css';

type Contact = { name: string; email: string };
type ClientFields = { name: string; reference: string; locale: Language; contacts: Contact[] };
type ClientBody = { name: string; reference: string | null; locale: Language; contacts: Contact[] };

type ClientFormProps = {
  initial: ClientFields;
  send: (body: ClientBody, headers: { 'idempotency-key': string }) => Promise<Client>;
  onDone: (client: Client) => void;
  stale: readonly QueryKey[];
  submitLabel: string;
  draft: string;
};

export const EMPTY_CLIENT: ClientFields = {
  name: '',
  reference: '',
  locale: 'en',
  contacts: [{ name: '', email: '' }],
};

/** A client and the people who get its requests. */
export function ClientForm({ initial, send, onDone, stale, submitLabel, draft }: ClientFormProps) {
  const { t } = useTranslation('workspace');
  const rules = useTextRules();
  return (
    <ActForm<ClientFields, Client>
      initial={initial}
      draft={draft}
      stale={stale}
      labels={{
        name: t('client.name'),
        reference: t('client.reference'),
        locale: t('client.locale'),
        contacts: t('client.contacts'),
      }}
      rules={{
        name: rules.line,
        reference: rules.atMost(100),
        contacts: (contacts) =>
          contacts.every((contact) => isEmpty(contact) || (!rules.line(contact.name) && !rules.email(contact.email)))
            ? null
            : t('client.contacts.error'),
      }}
      send={(values, headers) => send(toBody(values), headers)}
      onDone={onDone}
      submitLabel={submitLabel}
      failedTitle={t('client.failed')}
    >
      {(field, form) => (
        <>
          <FieldSet legend={t('client.about')} help={t('client.about.help')}>
            <TextInput {...field('name')} />
            <TextInput description={t('client.reference.help')} {...field('reference')} />
            <Select
              allowDeselect={false}
              data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
              description={t('client.locale.help')}
              {...field('locale')}
            />
          </FieldSet>
          <FieldSet legend={t('client.contacts')} help={t('client.contacts.help')}>
            {form.values.contacts.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a contact has no other name until it is saved
              <div key={index} className={styles.contact}>
                <TextInput label={t('contact.name')} {...form.getInputProps(`contacts.${index}.name`)} />
                <TextInput type="email" label={t('contact.email')} {...form.getInputProps(`contacts.${index}.email`)} />
                <Button variant="subtle" onClick={() => form.removeListItem('contacts', index)}>
                  {t('contact.remove')}
                  <span className="unseen"> {index + 1}</span>
                </Button>
              </div>
            ))}
            {form.errors.contacts !== undefined && <p className={styles.error}>{String(form.errors.contacts)}</p>}
            <div>
              <Button variant="default" onClick={() => form.insertListItem('contacts', { name: '', email: '' })}>
                {t('contact.add')}
              </Button>
            </div>
          </FieldSet>
        </>
      )}
    </ActForm>
  );
}

const isEmpty = ({ name, email }: Contact) => name.trim() === '' && email.trim() === '';

function toBody({ name, reference, locale, contacts }: ClientFields): ClientBody {
  return {
    name: name.trim(),
    reference: reference.trim() === '' ? null : reference.trim(),
    locale,
    contacts: contacts
      .filter((contact) => !isEmpty(contact))
      .map((contact) => ({ name: contact.name.trim(), email: contact.email.trim() })),
  };
}
