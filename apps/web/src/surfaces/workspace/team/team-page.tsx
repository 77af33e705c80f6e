import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Member, Team } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { Dialog } from '../../../design/components/dialog.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { InvitationList } from './invitation-list.tsx';
import { type Invited, InvitedNotice, InviteForm } from './invite-form.tsx';
import { MemberActions } from './member-actions.tsx';
import styles from './team.module.css';

/** Who works here, as what, and who is invited. */
export function TeamPage() {
  const { t } = useTranslation('admin');
  const mayManage = usePermission('team:manage');
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<Invited | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.team,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/team', { signal })),
  });
  return (
    <>
      <PageHeader
        title={t('team.title')}
        lead={t('team.lead')}
        actions={mayManage && <Button onClick={() => setInviting(true)}>{t('team.invite')}</Button>}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {invited !== null && <InvitedNotice invited={invited} />}
      {data === undefined && !error && <Loading />}
      {data && <TeamView team={data} mayManage={mayManage} />}
      <Dialog open={inviting} title={t('team.invite')} onClose={() => setInviting(false)}>
        <InviteForm
          onDone={(done) => {
            setInvited(done);
            setInviting(false);
          }}
          onCancel={() => setInviting(false)}
        />
      </Dialog>
    </>
  );
}

function TeamView({ team: { members, invitations }, mayManage }: { team: Team; mayManage: boolean }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <ul className={styles.rows} aria-label={t('team.title')}>
        {members.map((member) => (
          <MemberRow key={member.user_id} member={member} mayManage={mayManage} />
        ))}
      </ul>
      {invitations.length > 0 && (
        <Section title={t('team.invitations')}>
          <InvitationList invitations={invitations} mayManage={mayManage} />
        </Section>
      )}
      <Section title={t('roles.title')}>
        <dl className={styles.roles}>
          {(['owner', 'admin', 'operator', 'viewer'] as const).map((role) => (
            <div key={role}>
              <dt>{t(`role.${role}`)}</dt>
              <dd>{t(`role.${role}.help`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}

function MemberRow({ member, mayManage }: { member: Member; mayManage: boolean }) {
  const { t } = useTranslation('admin');
  const { name, email, role, client_ids, second_factor } = member;
  return (
    <li>
      <div>
        <p className={styles.name}>{name}</p>
        <p className="soft">{email}</p>
      </div>
      <div>
        <p>{t(`role.${role}`)}</p>
        {client_ids !== null && <p className="soft">{t('member.limited', { count: client_ids.length })}</p>}
      </div>
      <StateBadge tone={second_factor ? 'good' : 'open'}>
        {t(second_factor ? 'member.factor' : 'member.no.factor')}
      </StateBadge>
      {mayManage && <MemberActions member={member} />}
    </li>
  );
}
