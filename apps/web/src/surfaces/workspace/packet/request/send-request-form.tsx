import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../../api/client.ts';
import { queryKeys } from '../../../../api/query-keys.ts';
import { Loading } from '../../../../design/components/loading.tsx';
import { ActForm } from '../../../../design/form/act-form.tsx';
import { useTextRules } from '../../../../design/form/rules.ts';
import { LANGUAGES, type Language } from '../../../../i18n/languages.ts';
import { usePacketScope } from '../packet-context.ts';
import type { SentLink } from './sent-link-notice.tsx';

/** A letter of one page. */
const MAX_MESSAGE_CHARACTERS = 4_000;

/** Asks somebody of the client by mail; the first contact stands there already. */
export function SendRequestForm({ onSent }: { onSent: (sent: SentLink) => void }) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const rules = useTextRules();
  const { data: client } = useQuery({
    queryKey: queryKeys.client(packet.client.id),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/clients/{clientId}', { params: { path: { clientId: packet.client.id } }, signal })),
  });
  if (client === undefined) return <Loading />;
  const [contact] = client.contacts;
  return (
    <ActForm
      initial={{
        name: contact?.name ?? '',
        email: contact?.email ?? '',
        locale: client.locale as Language,
        message: '',
      }}
      labels={{
        name: t('requests.name'),
        email: t('requests.email'),
        locale: t('requests.locale'),
        message: t('requests.message'),
      }}
      serverNames={{ 'contact.name': 'name', 'contact.email': 'email' }}
      rules={{ name: rules.line, email: rules.email, message: rules.atMost(MAX_MESSAGE_CHARACTERS) }}
      draft={`request-${packet.id}`}
      send={({ name, email, locale, message }, headers) =>
        bodyOf(
          api.POST('/v1/packets/{packetId}/requests', {
            params: { path: { packetId: packet.id } },
            body: {
              contact: { name: name.trim(), email: email.trim() },
              locale,
              message: message.trim() === '' ? null : message.trim(),
            },
            headers,
          }),
        )
      }
      stale={[queryKeys.ofPacket(packet.id, 'requests')]}
      onDone={onSent}
      submitLabel={t('requests.submit')}
      failedTitle={t('requests.failed')}
    >
      {(field) => (
        <>
          <TextInput {...field('name')} />
          <TextInput type="email" {...field('email')} />
          <Select
            allowDeselect={false}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            {...field('locale')}
          />
          <Textarea rows={4} description={t('requests.message.help')} {...field('message')} />
        </>
      )}
    </ActForm>
  );
}
