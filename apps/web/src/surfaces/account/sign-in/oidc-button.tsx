import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { useInstance } from '../../../api/instance.ts';
import { useAct } from '../../../api/use-act.ts';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { keepBack } from './oidc-answer.ts';

/** Signing in by an identity provider; nothing where the server has none. */
export function OidcButton({ back }: { back: string | undefined }) {
  const { t } = useTranslation('account');
  const { singleSignOn } = useInstance();
  const start = useAct({
    act: (_: null, headers) => bodyOf(api.POST('/v1/auth/oidc/start', { headers })),
    onDone: ({ url }) => {
      keepBack(back);
      location.assign(url);
    },
  });
  if (singleSignOn === null) return null;
  return (
    <>
      {start.isError && <ProblemAlert error={start.error} title={t('oidc.failed')} />}
      <Button variant="default" onClick={() => start.mutate(null)} loading={start.isPending}>
        {t('oidc.sign.in', { name: singleSignOn.name ?? t('oidc.name') })}
      </Button>
    </>
  );
}
