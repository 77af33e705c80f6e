import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import type { Language } from '../../../i18n/languages.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from '../narrow.module.css';
import { LinkGate } from '../sign-in/link-gate.tsx';
import { useLink } from '../sign-in/use-link.ts';
import { useSignInEnd } from '../sign-in/use-sign-in-end.ts';
import { NewAccountForm } from './new-account-form.tsx';

/** An invitation: looked at when opened, accepted by the button. */
export function InvitationPage() {
  const { t } = useTranslation('account');
  const { token } = useSearch({ strict: false });
  const link = useLink('invitation', token);
  return (
    <div className={styles.page}>
      <PageHeader title={t('invitation.title')} lead={t('invitation.lead')} />
      <LinkGate link={link}>{(opened) => <Invitation token={token ?? ''} link={opened} />}</LinkGate>
    </div>
  );
}

type InvitationProps = { token: string; link: AnswerOf<'/v1/links/{kind}', 'get'> };

function Invitation({ token, link: { email, expires_at, invitation } }: InvitationProps) {
  const { t } = useTranslation('account');
  const format = useFormat();
  if (invitation === null) return null;
  const { workspace, role, invited_by, has_account } = invitation;
  return (
    <div className={styles.stack}>
      <KeyValues
        layout="rows"
        items={[
          { label: t('invitation.workspace'), value: workspace },
          { label: t('invitation.by'), value: invited_by },
          { label: t('invitation.role'), value: t(`role.${role as 'owner'}`) },
          { label: t('email'), value: email },
          { label: t('invitation.until'), value: format.moment(expires_at) },
        ]}
      />
      {has_account ? <AcceptButton token={token} /> : <AcceptForm token={token} email={email ?? ''} />}
    </div>
  );
}

/** Somebody with an account signs in after it. */
function AcceptButton({ token }: { token: string }) {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const accept = useAct({
    act: (_: null, headers) => api.POST('/v1/invitations/accept', { body: { token, locale: 'en' }, headers }),
    onDone: () => void navigate({ to: '/sign-in', search: {} }),
  });
  return (
    <>
      {accept.isError && <ProblemAlert error={accept.error} title={t('invitation.failed')} />}
      <p>{t('invitation.has.account')}</p>
      <div>
        <Button onClick={() => accept.mutate(null)} loading={accept.isPending}>
          {t('invitation.accept')}
        </Button>
      </div>
    </>
  );
}

function AcceptForm({ token, email }: { token: string; email: string }) {
  const { t, i18n } = useTranslation('account');
  const end = useSignInEnd('/account/second-factor?first=true');
  return (
    <NewAccountForm
      email={email}
      send={({ name, password }, headers) =>
        bodyOf(
          api.POST('/v1/invitations/accept', {
            body: { token, name, password, locale: i18n.language as Language },
            headers,
          }),
        )
      }
      onDone={end}
      submitLabel={t('invitation.accept')}
    />
  );
}
