import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import styles from '../narrow.module.css';

const KINDS = ['sign_in', 'password_reset'] as const;

/** A link by mail: to sign in once, or to choose a new password. */
export function RequestLinkPage() {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <div className={styles.page}>
      <PageHeader title={t('help.title')} lead={t('help.lead')} />
      {sentTo === null ? (
        <ActForm
          initial={{ email: '', kind: 'sign_in' as (typeof KINDS)[number] }}
          labels={{ email: t('email'), kind: t('help.kind') }}
          rules={{ email: rules.email }}
          send={(body, headers) => api.POST('/v1/links', { body, headers })}
          onDone={(_, { email }) => setSentTo(email)}
          submitLabel={t('help.send')}
          failedTitle={t('help.failed')}
          secondary={<TextLink to="/sign-in">{t('sign.in.to')}</TextLink>}
        >
          {(field) => (
            <>
              <Radio.Group name="kind" {...field('kind')}>
                <div className={styles.stack}>
                  {KINDS.map((kind) => (
                    <Radio
                      key={kind}
                      value={kind}
                      label={t(`help.kind.${kind}`)}
                      description={t(`help.kind.${kind}.help`)}
                    />
                  ))}
                </div>
              </Radio.Group>
              <TextInput type="email" autoComplete="username" {...field('email')} />
            </>
          )}
        </ActForm>
      ) : (
        <Notice
          tone="accent"
          role="status"
          title={t('help.sent')}
          actions={<ButtonLink to="/sign-in">{t('sign.in.to')}</ButtonLink>}
        >
          {t('help.sent.body', { email: sentTo })}
        </Notice>
      )}
    </div>
  );
}
