import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf, ifMatch } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { announce } from '../../../design/announce.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';

type Policy = AnswerOf<'/v1/workspace/retention', 'get'>;

/** The bounds of the server: a shorter time would delete while a buyer still asks; twenty years outlast every limitation period. */
const DAYS = { min: 30, max: 7305 };

/** Choosing how long records and kits are kept; an empty field keeps them as long as the workspace. */
export function PolicyForm({ policy, onSaved }: { policy: Policy; onSaved: () => void }) {
  const { t } = useTranslation('retention');
  const { records_days, kits_days, version } = policy;
  const within = (value: string) =>
    value === '' || (/^\d+$/.test(value) && Number(value) >= DAYS.min && Number(value) <= DAYS.max)
      ? null
      : t('days.range', DAYS);
  const toDays = (value: string) => (value === '' ? null : Number(value));
  return (
    <ActForm
      initial={{ records_days: records_days?.toString() ?? '', kits_days: kits_days?.toString() ?? '' }}
      labels={{ records_days: t('records.days'), kits_days: t('kits.days') }}
      rules={{ records_days: within, kits_days: within }}
      send={(values, headers) =>
        bodyOf(
          api.PUT('/v1/workspace/retention', {
            body: { records_days: toDays(values.records_days), kits_days: toDays(values.kits_days) },
            headers: { ...headers, ...ifMatch(version) },
          }),
        )
      }
      stale={[queryKeys.retention, queryKeys.workspace]}
      onDone={() => {
        announce(t('saved'));
        onSaved();
      }}
      submitLabel={t('save')}
      failedTitle={t('failed')}
    >
      {(field) => (
        <>
          <Notice tone="open" title={t('shorter')}>
            {t('shorter.body')}
          </Notice>
          <TextInput inputMode="numeric" description={t('records.days.help')} {...field('records_days')} />
          <TextInput inputMode="numeric" description={t('kits.days.help')} {...field('kits_days')} />
        </>
      )}
    </ActForm>
  );
}
