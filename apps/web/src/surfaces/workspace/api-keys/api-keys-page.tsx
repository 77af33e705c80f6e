import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { ApiKey } from '../../../api/resources.ts';
import { CopyButton } from '../../../design/components/copy-button.tsx';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Dialog } from '../../../design/components/dialog.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';
import { ApiKeyActions } from './api-key-actions.tsx';
import styles from './api-keys.module.css';
import { CreateKeyForm } from './create-key-form.tsx';

export type CreatedKey = ApiKey & { secret: string };

/** Keys for programs. A secret is shown once, here. */
export function ApiKeysPage() {
  const { t } = useTranslation('admin');
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const pages = useCursorPages({
    queryKey: [...queryKeys.apiKeys, 'list'],
    fetchPage: ({ cursor, limit, signal }) =>
      bodyOf(api.GET('/v1/api-keys', { params: { query: { limit, ...(cursor === null ? {} : { cursor }) } }, signal })),
  });
  const take = (key: CreatedKey) => {
    setCreated(key);
    setCreating(false);
  };
  const open = <Button onClick={() => setCreating(true)}>{t('keys.create')}</Button>;
  return (
    <>
      <PageHeader title={t('keys.title')} lead={t('keys.lead')} actions={open} />
      {created !== null && (
        <div className={styles.created}>
          <Notice tone="open" role="status" title={t('keys.once', { name: created.name })}>
            <p>{t('keys.once.body')}</p>
            <p className={styles.secret}>
              <code>{created.secret}</code>
              <CopyButton text={created.secret} label={t('keys.copy')} />
            </p>
          </Notice>
        </div>
      )}
      <DataTable
        label={t('keys.title')}
        columns={useColumns(take)}
        rowKey={({ id }) => id}
        pages={pages}
        empty={{ title: t('keys.empty'), body: t('keys.empty.body'), actions: open }}
      />
      <Dialog open={creating} title={t('keys.create')} onClose={() => setCreating(false)}>
        <CreateKeyForm onDone={take} onCancel={() => setCreating(false)} />
      </Dialog>
    </>
  );
}

function useColumns(onCreated: (key: CreatedKey) => void): Column<ApiKey>[] {
  const { t } = useTranslation('admin');
  return [
    {
      id: 'name',
      header: t('keys.name'),
      rowHeader: true,
      cell: ({ name, shown_part }) => (
        <>
          <p>{name}</p>
          <code className="soft">{shown_part}…</code>
        </>
      ),
    },
    {
      id: 'mode',
      header: t('keys.mode'),
      cell: ({ mode }) => <StateBadge tone={mode === 'test' ? 'open' : 'accent'}>{t(`keys.mode.${mode}`)}</StateBadge>,
    },
    {
      id: 'permissions',
      header: t('keys.permissions'),
      cell: ({ permissions }) => t('keys.permissions.count', { count: permissions.length }),
    },
    {
      id: 'used',
      header: t('keys.used'),
      cell: ({ last_used_at }) => (last_used_at === null ? '–' : <DateTime value={last_used_at} lead="relative" />),
    },
    {
      id: 'ends',
      header: t('keys.ends'),
      cell: ({ revoked_at, expires_at }) => {
        if (revoked_at !== null) return <StateBadge tone="plain">{t('keys.revoked')}</StateBadge>;
        return expires_at === null ? t('keys.never') : <DateTime value={expires_at} lead="relative" />;
      },
    },
    { id: 'actions', header: t('actions'), cell: (key) => <ApiKeyActions apiKey={key} onCreated={onCreated} /> },
  ];
}
