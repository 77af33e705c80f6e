import { useTranslation } from 'react-i18next';
import { useInstance } from '../../../api/instance.ts';
import type { Session } from '../../../api/resources.ts';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import type { NavigationItem } from '../../../design/shell/navigation.tsx';
import { Shell } from '../../../design/shell/shell.tsx';
import { RequireSession } from '../../account/require-session.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ClosedDoor, doorOf } from './closed-door.tsx';
import styles from './workspace-shell.module.css';

/** The frame of the workspace: what somebody may not do is not in the navigation. */
export function WorkspaceShell() {
  return <RequireSession>{(session) => <Frame session={session} />}</RequireSession>;
}

function Frame({ session }: { session: Session }) {
  const { t } = useTranslation('workspace');
  const { mailReaches } = useInstance();
  const door = doorOf(session);
  const name = session.workspaces.find(({ partner_id }) => partner_id === session.current)?.name;
  return (
    <Shell
      surface={name ?? t('surface')}
      home="/dashboard"
      layout="side"
      navigation={door === 'open' ? navigationOf(session, t) : []}
      account={<AccountMenu session={session} />}
      banner={
        mailReaches === 'nobody' && door === 'open' ? (
          <div className={styles.banner}>
            <Notice
              tone="open"
              title={t('mail.nobody')}
              actions={
                <ButtonLink to="/help" hash="mail" variant="default" size="sm">
                  {t('mail.nobody.more')}
                </ButtonLink>
              }
            >
              {t('mail.nobody.body')}
            </Notice>
          </div>
        ) : null
      }
      footer={
        <>
          <TextLink to="/verify">{t('nav.verify')}</TextLink>
          <TextLink to="/help">{t('nav.help')}</TextLink>
        </>
      }
    >
      {door === 'open' ? undefined : <ClosedDoor door={door} />}
    </Shell>
  );
}

type Translate = ReturnType<typeof useTranslation<'workspace'>>['t'];

function navigationOf({ permissions }: Session, t: Translate): NavigationItem[] {
  const items: (NavigationItem & { needs: string })[] = [
    { to: '/dashboard', label: t('nav.dashboard'), needs: 'packets:read' },
    { to: '/clients', label: t('nav.clients'), needs: 'clients:read' },
    { to: '/packets', label: t('nav.packets'), needs: 'packets:read' },
    { to: '/credits', label: t('nav.credits'), needs: 'credits:read' },
    { to: '/team', label: t('nav.team'), needs: 'team:read' },
    { to: '/settings', label: t('nav.settings'), needs: 'workspace:read' },
    { to: '/retention', label: t('nav.retention'), needs: 'workspace:read' },
    { to: '/api-keys', label: t('nav.api.keys'), needs: 'api-keys:manage' },
    { to: '/audit', label: t('nav.audit'), needs: 'audit:read' },
    { to: '/help', label: t('nav.help'), needs: 'workspace:read' },
  ];
  return items.filter(({ needs }) => permissions.includes(needs)).map(({ needs: _, ...item }) => item);
}
