import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Member } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { Dialog } from '../../../design/components/dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { ClientLimit } from './client-limit.tsx';
import { ROLES } from './invite-form.tsx';
import styles from './team.module.css';

/** Another role or limit for a member, or none. */
export function MemberActions({ member }: { member: Member }) {
  const { t } = useTranslation('admin');
  const [asked, setAsked] = useState<'change' | 'remove' | null>(null);
  const close = () => setAsked(null);
  const path = { userId: member.user_id };
  const remove = useAct({
    act: (_: null) => api.DELETE('/v1/team/members/{userId}', { params: { path } }),
    stale: [queryKeys.team],
    onDone: close,
  });
  return (
    <div className={styles.buttons}>
      <Button variant="default" size="xs" onClick={() => setAsked('change')}>
        {t('member.change')}
        <span className="unseen"> {member.name}</span>
      </Button>
      <Button variant="default" size="xs" onClick={() => setAsked('remove')}>
        {t('member.remove')}
        <span className="unseen"> {member.name}</span>
      </Button>
      <Dialog open={asked === 'change'} title={t('member.change.title', { name: member.name })} onClose={close}>
        <ActForm
          initial={{ role: member.role, client_ids: member.client_ids ?? [] }}
          labels={{ role: t('member.role'), client_ids: t('member.clients') }}
          send={({ role, client_ids }, headers) =>
            bodyOf(
              api.PATCH('/v1/team/members/{userId}', {
                params: { path },
                body: { role, client_ids: client_ids.length === 0 ? null : client_ids },
                headers,
              }),
            )
          }
          stale={[queryKeys.team, queryKeys.session]}
          onDone={close}
          submitLabel={t('save')}
          failedTitle={t('member.failed')}
          secondary={
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
          }
        >
          {(field) => (
            <>
              <Select
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
                data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                {...field('role')}
              />
              <ClientLimit {...field('client_ids')} />
            </>
          )}
        </ActForm>
      </Dialog>
      <ConfirmDialog
        open={asked === 'remove'}
        title={t('member.remove.ask', { name: member.name })}
        confirmLabel={t('member.remove')}
        destructive
        busy={remove.isPending}
        onConfirm={() => remove.mutate(null)}
        onCancel={close}
      >
        {remove.isError && <ProblemAlert error={remove.error} />}
        {t('member.remove.body')}
      </ConfirmDialog>
    </div>
  );
}
