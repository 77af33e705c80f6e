import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { FieldProps } from '../../../design/form/act-form.tsx';

/** What one answer holds; whoever needs more than this is better off with a role. */
const SHOWN_CLIENTS = 200;

/** The clients that a member sees; empty for all. */
export function ClientLimit(props: FieldProps) {
  const { t } = useTranslation('admin');
  const { data } = useQuery({
    queryKey: [...queryKeys.clients, 'limit'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/clients', { params: { query: { limit: SHOWN_CLIENTS } }, signal })),
  });
  return (
    <MultiSelect
      {...props}
      size="md"
      searchable
      comboboxProps={{ withinPortal: false }}
      placeholder={Array.isArray(props.value) && props.value.length > 0 ? '' : t('member.clients.all')}
      description={t('member.clients.help')}
      data={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
    />
  );
}
