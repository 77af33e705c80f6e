import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { hasPasskeys, makePasskey } from '../../../api/passkeys.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Passkey } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Dialog } from '../../../design/components/dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import styles from './security.module.css';

/** Passkeys: list, add, remove. */
export function PasskeySection() {
  const { t } = useTranslation('account');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.passkeys,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/auth/passkeys', { signal })),
  });
  const remove = useAct({
    act: (passkeyId: string) => api.DELETE('/v1/auth/passkeys/{passkeyId}', { params: { path: { passkeyId } } }),
    stale: [queryKeys.passkeys],
    onDone: () => setRemoving(null),
  });
  return (
    <div className={styles.stack}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {remove.isError && <ProblemAlert error={remove.error} title={t('refused')} />}
      {data?.items.length === 0 && <p className="soft">{t('passkeys.empty')}</p>}
      {data && data.items.length > 0 && (
        <ul className={styles.rows}>
          {data.items.map((passkey) => (
            <li key={passkey.id}>
              <span>
                {passkey.name ?? t('passkeys.nameless')}{' '}
                <span className="soft">
                  <DateTime value={passkey.created_at} />
                </span>
              </span>
              <Button variant="subtle" size="sm" onClick={() => setRemoving(passkey)}>
                {t('passkeys.remove')}
                <span className="unseen"> {passkey.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {hasPasskeys() && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('passkeys.add')}
        </Button>
      )}
      <Dialog open={adding} title={t('passkeys.add')} onClose={() => setAdding(false)}>
        <AddPasskey onDone={() => setAdding(false)} />
      </Dialog>
      <ConfirmDialog
        open={removing !== null}
        title={t('passkeys.remove.ask')}
        confirmLabel={t('passkeys.remove')}
        destructive
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing.id)}
        onCancel={() => setRemoving(null)}
      >
        {t('passkeys.remove.body')}
      </ConfirmDialog>
    </div>
  );
}

function AddPasskey({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  return (
    <ActForm
      initial={{ name: '' }}
      labels={{ name: t('passkeys.name') }}
      rules={{ name: rules.line }}
      send={async ({ name }, headers) => {
        const options = await bodyOf(api.POST('/v1/auth/passkeys/registration-options', {}));
        const credential = await makePasskey(options);
        if (credential !== null) await api.POST('/v1/auth/passkeys', { body: { name, credential }, headers });
      }}
      stale={[queryKeys.passkeys]}
      onDone={onDone}
      submitLabel={t('passkeys.add')}
      failedTitle={t('refused')}
      secondary={
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
    >
      {(field) => <TextInput description={t('passkeys.name.help')} {...field('name')} />}
    </ActForm>
  );
}
