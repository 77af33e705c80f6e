import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Invitation } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from './team.module.css';

type InvitationListProps = { invitations: readonly Invitation[]; mayManage: boolean };

/** Invitations that nobody has accepted yet. */
export function InvitationList({ invitations, mayManage }: InvitationListProps) {
  const { t } = useTranslation('admin');
  const revoke = useAct({
    act: (invitationId: string) =>
      api.DELETE('/v1/team/invitations/{invitationId}', { params: { path: { invitationId } } }),
    stale: [queryKeys.team],
  });
  return (
    <>
      {revoke.isError && <ProblemAlert error={revoke.error} />}
      <ul className={styles.rows} aria-label={t('team.invitations')}>
        {invitations.map(({ id, email, role, created_at }) => (
          <li key={id}>
            <p className={styles.name}>{email}</p>
            <p>{role === null ? '–' : t(`role.${role}`)}</p>
            <DateTime value={created_at} lead="relative" />
            {mayManage && (
              <Button variant="default" size="xs" onClick={() => revoke.mutate(id)}>
                {t('invitation.revoke')}
                <span className="unseen"> {email}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
