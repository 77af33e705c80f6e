import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useInstance } from '../../api/instance.ts';
import type { Session } from '../../api/resources.ts';
import { useAct } from '../../api/use-act.ts';
import { Notice } from '../../design/components/notice.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import { Shell } from '../../design/shell/shell.tsx';
import { RequireSession } from '../account/require-session.tsx';
import styles from './console.module.css';
import { ConsoleAccount } from './console-account.tsx';

/** The frame of the console: for operators of the issuer only. */
export function ConsoleShell() {
  return <RequireSession>{(session) => <Frame session={session} />}</RequireSession>;
}

function Frame({ session }: { session: Session }) {
  const { t } = useTranslation('console');
  const { mailReaches } = useInstance();
  const open = session.issuer_operator && session.current === null;
  return (
    <Shell
      surface={t('surface')}
      home="/console"
      layout="side"
      account={<ConsoleAccount name={session.user.name} />}
      navigation={
        open
          ? [
              { to: '/console', label: t('nav.overview'), exact: true },
              { to: '/console/applications', label: t('nav.applications') },
              { to: '/console/partners', label: t('nav.partners') },
              { to: '/console/packets', label: t('nav.packets') },
              { to: '/console/deliveries', label: t('nav.deliveries') },
              { to: '/console/profiles', label: t('nav.profiles') },
              { to: '/console/trust', label: t('nav.trust') },
              { to: '/console/mails', label: t('nav.mails') },
              { to: '/console/jobs', label: t('nav.jobs') },
              { to: '/console/audit', label: t('nav.audit') },
            ]
          : []
      }
      banner={
        open && mailReaches === 'nobody' ? (
          <div className={styles.banner}>
            <Notice tone="open" title={t('mail.nobody')}>
              {t('mail.nobody.body')}
            </Notice>
          </div>
        ) : undefined
      }
    >
      {open ? undefined : <NotHere session={session} />}
    </Shell>
  );
}

/** Somebody of a partner, or an operator who works in a workspace now. */
function NotHere({ session }: { session: Session }) {
  const { t } = useTranslation('console');
  const enter = useAct({
    act: (_: null, headers) => api.POST('/v1/session/workspace', { body: { partner_id: null }, headers }),
    onDone: () => location.reload(),
  });
  return (
    <>
      <PageHeader title={t('surface')} />
      <Notice
        tone="open"
        title={t(session.issuer_operator ? 'door.elsewhere' : 'door.closed')}
        actions={
          session.issuer_operator ? (
            <button type="button" className={styles.enter} onClick={() => enter.mutate(null)}>
              {t('door.enter')}
            </button>
          ) : undefined
        }
      >
        {t(session.issuer_operator ? 'door.elsewhere.body' : 'door.closed.body')}
      </Notice>
    </>
  );
}
