import { Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import type { FieldProps } from '../../../design/form/act-form.tsx';
import { FieldSet } from '../../../design/form/field-set.tsx';
import { useProfiles } from '../parts/use-profiles.ts';
import { ClientSelect } from './client-select.tsx';
import styles from './new-packet.module.css';
import type { PacketFields } from './packet-fields.ts';
import { ProfileOutline } from './profile-outline.tsx';

type NewPacketFieldsProps = {
  field: (name: keyof PacketFields) => FieldProps;
  form: UseFormReturnType<PacketFields>;
};

/** What the form asks, in the order in which a person thinks of it. */
export function NewPacketFields({ field, form }: NewPacketFieldsProps) {
  const { t } = useTranslation('workspace');
  return (
    <>
      <FieldSet legend={t('packet.client')} help={t('new.client.help')}>
        <ClientSelect {...field('client_id')} />
      </FieldSet>
      <FieldSet legend={t('packet.profile')} help={t('new.profile.help')}>
        <ProfileChoice field={field('profile_id')} />
        {form.values.profile_id !== '' && <ProfileOutline profileId={form.values.profile_id} />}
      </FieldSet>
      <FieldSet legend={t('new.about')} help={t('new.about.help')}>
        <TextInput description={t('packet.title.help')} {...field('title')} />
        <TextInput description={t('packet.reference.help')} {...field('reference')} />
      </FieldSet>
      <FieldSet legend={t('new.time')} help={t('new.time.help')}>
        <div className={styles.days}>
          <TextInput type="date" {...field('from')} />
          <TextInput type="date" {...field('until')} />
        </div>
        <TextInput type="date" description={t('packet.due.help')} {...field('due')} />
      </FieldSet>
    </>
  );
}

/** The newest version of each profile, with its name. */
function ProfileChoice({ field }: { field: FieldProps }) {
  const { t } = useTranslation('workspace');
  const { data, error, refetch } = useProfiles();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const newest = new Map(data.items.toSorted((a, b) => a.version - b.version).map((entry) => [entry.id, entry]));
  return (
    <Radio.Group name="profile_id" {...field}>
      <div className={styles.profiles}>
        {[...newest.values()].map(({ id, title, version }) => (
          <Radio
            key={id}
            value={id}
            label={<FixedText>{title}</FixedText>}
            description={t('new.profile.version', { id, version })}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
