import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { usePermission } from '../../../api/session.ts';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useBalance } from '../credits/use-balance.ts';
import { LogoSection } from './logo-section.tsx';
import { SettingsForm } from './settings-form.tsx';

/** The workspace and its settings. */
export function SettingsPage() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const mayConfigure = usePermission('workspace:configure');
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.workspace,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/workspace', { signal })),
  });
  const balance = useBalance();
  const overage =
    balance.data === undefined
      ? []
      : [{ label: t('settings.overage'), value: format.count(balance.data.overage.limit) }];
  return (
    <>
      <PageHeader title={t('settings.title')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && (
        <>
          <KeyValues
            items={[
              { label: t('settings.name'), value: data.name },
              { label: t('settings.tier'), value: t(`tier.${data.tier}`) },
              ...overage,
              { label: t('settings.since'), value: format.day(data.created_at) },
            ]}
          />
          <LogoSection workspace={data} disabled={!mayConfigure} />
          <SettingsForm key={data.version} workspace={data} disabled={!mayConfigure} />
        </>
      )}
    </>
  );
}
