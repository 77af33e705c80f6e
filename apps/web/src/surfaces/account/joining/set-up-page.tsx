import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { ButtonLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import type { Language } from '../../../i18n/languages.ts';
import styles from '../narrow.module.css';
import { useSignInEnd } from '../sign-in/use-sign-in-end.ts';
import { NewAccountForm } from './new-account-form.tsx';

/** The first operator of the issuer, by the link that the server printed at its start. */
export function SetUpPage() {
  const { t, i18n } = useTranslation('account');
  const { token } = useSearch({ strict: false });
  const end = useSignInEnd('/account/second-factor?first=true');
  return (
    <div className={styles.page}>
      <PageHeader title={t('set.up.title')} lead={t('set.up.lead')} />
      {token === undefined ? (
        <EmptyState
          icon="search"
          title={t('set.up.no.token')}
          actions={<ButtonLink to="/sign-in">{t('sign.in.to')}</ButtonLink>}
        >
          {t('set.up.no.token.body')}
        </EmptyState>
      ) : (
        <NewAccountForm
          send={(account, headers) =>
            api.POST('/v1/setup', { body: { ...account, token, locale: i18n.language as Language }, headers })
          }
          onDone={end}
          submitLabel={t('set.up.submit')}
        />
      )}
    </div>
  );
}
