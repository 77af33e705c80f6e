import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ClientForm, EMPTY_CLIENT } from './client-form.tsx';

/** A new client; afterwards its page, from where a packet is one step away. */
export function NewClientPage() {
  const { t } = useTranslation('workspace');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t('clients.new')} kicker={<TextLink to="/clients">{t('clients.title')}</TextLink>} />
      <ClientForm
        initial={EMPTY_CLIENT}
        draft="new-client"
        send={(body, headers) => bodyOf(api.POST('/v1/clients', { body, headers }))}
        stale={[queryKeys.clients]}
        onDone={({ id }) => void navigate({ to: '/clients/$clientId', params: { clientId: id } })}
        submitLabel={t('clients.add')}
      />
    </>
  );
}
