import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Member } from '../../../api/resources.ts';
import { CopyButton } from '../../../design/components/copy-button.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import { LANGUAGES, type Language } from '../../../i18n/languages.ts';
import { ClientLimit } from './client-limit.tsx';
import styles from './team.module.css';

export type Invited = AnswerOf<'/v1/team/invitations', 'post'>;
export const ROLES = ['owner', 'admin', 'operator', 'viewer'] as const;

/** Where mails reach nobody: the link to hand over, shown once. */
export function InvitedNotice({ invited: { email, link } }: { invited: Invited }) {
  const { t } = useTranslation('admin');
  if (link === null) return <Notice tone="good" role="status" title={t('invited', { email })} />;
  return (
    <Notice tone="open" role="status" title={t('invited.link')}>
      <p>{t('invited.link.body', { email })}</p>
      <p className={styles.line}>
        <code>{link}</code>
        <CopyButton text={link} label={t('invited.link.copy')} />
      </p>
    </Notice>
  );
}

/** Invites somebody to the workspace. */
export function InviteForm({ onDone, onCancel }: { onDone: (invited: Invited) => void; onCancel: () => void }) {
  const { t, i18n } = useTranslation('admin');
  const rules = useTextRules();
  return (
    <ActForm
      initial={{
        email: '',
        role: 'operator' as Member['role'],
        client_ids: [] as string[],
        locale: i18n.language as Language,
      }}
      labels={{
        email: t('member.email'),
        role: t('member.role'),
        client_ids: t('member.clients'),
        locale: t('member.locale'),
      }}
      rules={{ email: rules.email }}
      send={({ client_ids, ...values }, headers) =>
        bodyOf(
          api.POST('/v1/team/invitations', {
            body: { ...values, client_ids: client_ids.length === 0 ? null : client_ids },
            headers,
          }),
        )
      }
      stale={[queryKeys.team]}
      onDone={onDone}
      submitLabel={t('team.invite')}
      failedTitle={t('invited.failed')}
      secondary={
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      }
    >
      {(field) => (
        <>
          <TextInput type="email" {...field('email')} />
          <Select
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            {...field('role')}
          />
          <ClientLimit {...field('client_ids')} />
          <Select
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            {...field('locale')}
          />
        </>
      )}
    </ActForm>
  );
}
