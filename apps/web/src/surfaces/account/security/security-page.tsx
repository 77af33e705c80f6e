import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { noteConnection } from '../../../api/connection.ts';
import type { Session } from '../../../api/resources.ts';
import { useForgetSession } from '../../../api/session.ts';
import { useAct } from '../../../api/use-act.ts';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import { RequireSession } from '../require-session.tsx';
import { OidcSection } from './oidc-section.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import styles from './security.module.css';
import { SessionSection } from './session-section.tsx';

/** The account: how somebody signs in, and where they are signed in. */
export function SecurityPage() {
  return <RequireSession>{(session) => <Security session={session} />}</RequireSession>;
}

function Security({ session }: { session: Session }) {
  const { t } = useTranslation('account');
  const { user, current, issuer_operator, workspaces } = session;
  const console = current === null && issuer_operator;
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('security.title')}
        kicker={<TextLink to={console ? '/console' : '/dashboard'}>{t('security.back')}</TextLink>}
        actions={<SignOut />}
      />
      <KeyValues
        layout="rows"
        items={[
          { label: t('name'), value: user.name },
          { label: t('email'), value: user.email },
          {
            label: t('security.workspaces'),
            value: workspaces.length === 0 ? null : <Workspaces workspaces={workspaces} />,
          },
        ]}
      />
      <Section title={t('factor.title')} lead={t('factor.lead')}>
        <SecondFactorSection on={user.second_factor} />
      </Section>
      <Section title={t('passkeys.title')} lead={t('passkeys.lead')}>
        <PasskeySection />
      </Section>
      <OidcSection />
      <Section title={t('password.change')} lead={t('password.change.lead')}>
        <PasswordSection />
      </Section>
      <Section title={t('sessions.title')} lead={t('sessions.lead')}>
        <SessionSection />
      </Section>
    </div>
  );
}

function Workspaces({ workspaces }: Pick<Session, 'workspaces'>) {
  const { t } = useTranslation('account');
  return (
    <ul className={styles.plain}>
      {workspaces.map(({ partner_id, name, role }) => (
        <li key={partner_id}>
          {name} <span className="soft">({t(`role.${role as 'owner'}`)})</span>
        </li>
      ))}
    </ul>
  );
}

function SignOut() {
  const { t } = useTranslation('account');
  const forget = useForgetSession();
  const end = useAct({
    act: (_: null, headers) => api.POST('/v1/auth/sign-out', { headers }),
    onDone: () => {
      forget();
      noteConnection({ signedOut: false });
      // A fresh page: nothing of the session stays in memory.
      location.assign('/sign-in');
    },
  });
  return (
    <Button variant="default" onClick={() => end.mutate(null)} loading={end.isPending}>
      {t('sign.out')}
    </Button>
  );
}
