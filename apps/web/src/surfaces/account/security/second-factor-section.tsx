import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { Dialog } from '../../../design/components/dialog.tsx';
import { ButtonLink } from '../../../design/components/link.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { PasswordForm } from './password-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import styles from './security.module.css';

/** The authenticator app: on or off, and new recovery codes. */
export function SecondFactorSection({ on }: { on: boolean }) {
  const { t } = useTranslation('account');
  const [asked, setAsked] = useState<'off' | 'codes' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setAsked(null);
  return (
    <div className={styles.stack}>
      <StateBadge tone={on ? 'good' : 'open'}>{t(on ? 'factor.on' : 'factor.off')}</StateBadge>
      {on ? (
        <div className={styles.line}>
          <Button variant="default" onClick={() => setAsked('codes')}>
            {t('factor.codes.renew')}
          </Button>
          <Button variant="default" onClick={() => setAsked('off')}>
            {t('factor.turn.off')}
          </Button>
        </div>
      ) : (
        <ButtonLink to="/account/second-factor">{t('factor.set.up')}</ButtonLink>
      )}
      {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      <Dialog open={asked === 'off'} title={t('factor.turn.off.ask')} onClose={close}>
        <p>{t('factor.turn.off.body')}</p>
        <PasswordForm
          send={(body, headers) => api.POST('/v1/auth/totp/disable', { body, headers })}
          stale={[queryKeys.session]}
          onDone={close}
          submitLabel={t('factor.turn.off')}
          onCancel={close}
        />
      </Dialog>
      <Dialog open={asked === 'codes'} title={t('factor.codes.ask')} onClose={close}>
        <p>{t('factor.codes.body')}</p>
        <PasswordForm
          send={(body, headers) => bodyOf(api.POST('/v1/auth/recovery-codes', { body, headers }))}
          onDone={({ recovery_codes }) => {
            setCodes(recovery_codes);
            close();
          }}
          submitLabel={t('factor.codes.renew')}
          onCancel={close}
        />
      </Dialog>
    </div>
  );
}
