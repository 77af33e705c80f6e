import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { ApiKey } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from './api-keys.module.css';
import type { CreatedKey } from './api-keys-page.tsx';

/** Time to bring the new key to every machine. */
const OVERLAP_HOURS = 24;

/** A new key in the place of another, or the end of one. */
export function ApiKeyActions({ apiKey, onCreated }: { apiKey: ApiKey; onCreated: (key: CreatedKey) => void }) {
  const { t } = useTranslation('admin');
  const [asked, setAsked] = useState<'rotate' | 'revoke' | null>(null);
  const { id: apiKeyId, name, revoked_at, replaced_by } = apiKey;
  const close = () => setAsked(null);
  const params = { path: { apiKeyId } };
  const stale = [queryKeys.apiKeys];
  const rotate = useAct({
    act: (_: null, headers) =>
      bodyOf(api.POST('/v1/api-keys/{apiKeyId}/rotate', { params, body: { overlap_hours: OVERLAP_HOURS }, headers })),
    stale,
    onDone: (created) => {
      onCreated(created);
      close();
    },
  });
  const revoke = useAct({
    act: (_: null) => api.DELETE('/v1/api-keys/{apiKeyId}', { params }),
    stale,
    onDone: close,
  });
  if (revoked_at !== null) return null;
  return (
    <span className={styles.buttons}>
      {replaced_by === null && (
        <Button variant="default" size="xs" onClick={() => setAsked('rotate')}>
          {t('keys.rotate')}
          <span className="unseen"> {name}</span>
        </Button>
      )}
      <Button variant="default" size="xs" onClick={() => setAsked('revoke')}>
        {t('keys.revoke')}
        <span className="unseen"> {name}</span>
      </Button>
      <ConfirmDialog
        open={asked === 'rotate'}
        title={t('keys.rotate.ask', { name })}
        confirmLabel={t('keys.rotate')}
        busy={rotate.isPending}
        onConfirm={() => rotate.mutate(null)}
        onCancel={close}
      >
        {rotate.isError && <ProblemAlert error={rotate.error} />}
        {t('keys.rotate.body', { hours: OVERLAP_HOURS })}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'revoke'}
        title={t('keys.revoke.ask', { name })}
        confirmLabel={t('keys.revoke')}
        destructive
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(null)}
        onCancel={close}
      >
        {revoke.isError && <ProblemAlert error={revoke.error} />}
        {t('keys.revoke.body')}
      </ConfirmDialog>
    </span>
  );
}
