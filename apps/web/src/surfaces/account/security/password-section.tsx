import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';

/** Another password; every other session ends. */
export function PasswordSection() {
  const { t } = useTranslation('account');
  const rules = useTextRules();
  const [times, setTimes] = useState(0);
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('password.show') } };
  return (
    <>
      {times > 0 && <Notice tone="good" role="status" title={t('password.changed')} />}
      <ActForm
        key={times}
        initial={{ current_password: '', new_password: '' }}
        labels={{ current_password: t('password.yours'), new_password: t('password.new') }}
        rules={{ current_password: rules.required, new_password: rules.newPassword }}
        send={(body, headers) => api.POST('/v1/auth/password', { body, headers })}
        stale={[queryKeys.sessions]}
        onDone={() => setTimes(times + 1)}
        submitLabel={t('password.change')}
        failedTitle={t('refused')}
      >
        {(field) => (
          <>
            <PasswordInput autoComplete="current-password" {...toggle} {...field('current_password')} />
            <PasswordInput
              autoComplete="new-password"
              description={t('password.help')}
              {...toggle}
              {...field('new_password')}
            />
          </>
        )}
      </ActForm>
    </>
  );
}
