import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import styles from '../narrow.module.css';

type SecondFactorStepProps = { onDone: () => void; onAgain: () => void };

/** The code of the authenticator app, or one of the recovery codes. */
export function SecondFactorStep({ onDone, onAgain }: SecondFactorStepProps) {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  const [recovery, setRecovery] = useState(false);
  return (
    <>
      <ActForm
        key={String(recovery)}
        initial={{ code: '' }}
        labels={{ code: t(recovery ? 'recovery.code' : 'code') }}
        rules={{ code: recovery ? rules.required : rules.totpCode }}
        send={({ code }, headers) =>
          recovery
            ? bodyOf(api.POST('/v1/auth/recovery-codes/verify', { body: { code: code.trim() }, headers }))
            : bodyOf(api.POST('/v1/auth/totp/verify', { body: { code: code.replaceAll(' ', '') }, headers }))
        }
        onDone={onDone}
        submitLabel={t('sign.in')}
        failedTitle={t('code.failed')}
      >
        {(field) => (
          <TextInput
            autoFocus
            autoComplete="one-time-code"
            inputMode={recovery ? 'text' : 'numeric'}
            description={t(recovery ? 'recovery.code.help' : 'code.help')}
            {...field('code')}
          />
        )}
      </ActForm>
      <div className={styles.ways}>
        <button type="button" className={styles.asLink} onClick={() => setRecovery(!recovery)}>
          {t(recovery ? 'code.instead' : 'recovery.instead')}
        </button>
        <button type="button" className={styles.asLink} onClick={onAgain}>
          {t('sign.in.other')}
        </button>
      </div>
    </>
  );
}
