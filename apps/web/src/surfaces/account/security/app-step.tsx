import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { CopyButton } from '../../../design/components/copy-button.tsx';
import { QrCode } from '../../../design/components/qr-code.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import styles from './security.module.css';

/** The secret for the authenticator app as a picture and as text, and the first code, which shows that it arrived. */
export function AppStep({ uri, onDone }: { uri: string; onDone: () => void }) {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <div className={styles.stack}>
      <QrCode text={uri} label={t('factor.qr')} />
      <div>
        <p className="soft">{t('factor.secret')}</p>
        <p className={styles.line}>
          <code className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
          <CopyButton text={secret} label={t('factor.secret.copy')} />
        </p>
      </div>
      <ActForm
        initial={{ code: '' }}
        labels={{ code: t('code') }}
        rules={{ code: rules.totpCode }}
        send={({ code }, headers) =>
          bodyOf(api.POST('/v1/auth/totp/verify', { body: { code: code.replaceAll(' ', '') }, headers }))
        }
        stale={[queryKeys.session]}
        onDone={onDone}
        submitLabel={t('continue')}
        failedTitle={t('code.failed')}
      >
        {(field) => (
          <TextInput
            autoComplete="one-time-code"
            inputMode="numeric"
            description={t('factor.first.code')}
            {...field('code')}
          />
        )}
      </ActForm>
    </div>
  );
}
