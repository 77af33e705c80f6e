import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { ApiKey } from '../../../api/resources.ts';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import { endOfDay } from '../new-packet/packet-fields.ts';
import styles from './api-keys.module.css';
import type { CreatedKey } from './api-keys-page.tsx';

type Permission = ApiKey['permissions'][number];

/** What a key may be given, in the order of the work. */
const PERMISSIONS: readonly Permission[] = [
  'workspace:read',
  'clients:read',
  'clients:write',
  'packets:read',
  'packets:write',
  'packets:issue',
  'packets:withdraw',
  'records:read',
  'records:write',
  'kits:download',
  'credits:read',
  'reports:read',
  'audit:read',
];

/** A new key: live or test, and only what its program needs. */
export function CreateKeyForm({ onDone, onCancel }: { onDone: (key: CreatedKey) => void; onCancel: () => void }) {
  const { t } = useTranslation('admin');
  const rules = useTextRules();
  return (
    <ActForm
      initial={{ name: '', mode: 'test' as ApiKey['mode'], permissions: [] as Permission[], expires: '' }}
      labels={{
        name: t('keys.name'),
        mode: t('keys.mode'),
        permissions: t('keys.permissions'),
        expires: t('keys.expires'),
      }}
      rules={{
        name: rules.line,
        permissions: (chosen) => (chosen.length === 0 ? t('keys.permissions.none') : null),
      }}
      serverNames={{ expires_at: 'expires' }}
      send={({ expires, ...values }, headers) =>
        bodyOf(
          api.POST('/v1/api-keys', {
            body: { ...values, expires_at: expires === '' ? null : endOfDay(expires) },
            headers,
          }),
        )
      }
      stale={[queryKeys.apiKeys]}
      onDone={onDone}
      submitLabel={t('keys.create')}
      failedTitle={t('keys.failed')}
      secondary={
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      }
    >
      {(field) => (
        <>
          <TextInput description={t('keys.name.help')} {...field('name')} />
          <Radio.Group name="mode" {...field('mode')}>
            <div className={styles.permissions}>
              <Radio value="test" label={t('keys.mode.test')} description={t('keys.mode.test.help')} />
              <Radio value="live" label={t('keys.mode.live')} description={t('keys.mode.live.help')} />
            </div>
          </Radio.Group>
          <Checkbox.Group {...field('permissions')}>
            <div className={styles.permissions}>
              {PERMISSIONS.map((permission) => (
                <Checkbox key={permission} value={permission} label={<code>{permission}</code>} />
              ))}
            </div>
          </Checkbox.Group>
          <TextInput type="date" {...field('expires')} />
        </>
      )}
    </ActForm>
  );
}
