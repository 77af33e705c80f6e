import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { TextLink } from '../../../design/components/link.tsx';
import type { FieldProps } from '../../../design/form/act-form.tsx';

const SEARCH_DELAY_MS = 200;
/** What a list can show at once; typing narrows it. */
const SHOWN_CLIENTS = 20;

/** Finds a client by typing: a workspace may have ten thousand. */
export function ClientSelect(props: FieldProps) {
  const { t } = useTranslation('workspace');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), SEARCH_DELAY_MS);
  const chosen = String(props.value ?? '');
  const { data } = useQuery({
    queryKey: [...queryKeys.clients, 'select', q],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/clients', { params: { query: { limit: SHOWN_CLIENTS, ...(q === '' ? {} : { q }) } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
  const { data: given } = useQuery({
    queryKey: queryKeys.client(chosen),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/clients/{clientId}', { params: { path: { clientId: chosen } }, signal })),
    enabled: chosen !== '',
  });
  const found = data?.items ?? [];
  const all = given === undefined || found.some(({ id }) => id === given.id) ? found : [given, ...found];
  return (
    <>
      <Select
        {...props}
        searchable
        nothingFoundMessage={t('new.client.none')}
        placeholder={t('new.client.search')}
        data={all.map(({ id, name }) => ({ value: id, label: name }))}
        onSearchChange={(text) => setTyped(text === given?.name ? '' : text)}
        // The server has searched already, in more than the name.
        filter={({ options }) => options}
      />
      <p>
        <TextLink to="/clients/new">{t('clients.new')}</TextLink>
      </p>
    </>
  );
}
