import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { askForPasskey, hasPasskeys } from '../../../api/passkeys.ts';
import { useAct } from '../../../api/use-act.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';

/** Signing in without a password; nothing where the browser has no passkeys. */
export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const signIn = useAct({
    act: async (_: null, headers) => {
      const credential = await askForPasskey(await bodyOf(api.POST('/v1/auth/passkeys/sign-in-options', {})));
      if (credential === null) return false;
      await api.POST('/v1/auth/passkeys/sign-in', { body: { credential }, headers });
      return true;
    },
    onDone: (signedIn) => signedIn && onDone(),
  });
  return (
    <>
      {signIn.isError && <ProblemAlert error={signIn.error} title={t('sign.in.failed')} />}
      {signIn.data === false && <Notice title={t('passkey.none')}>{t('passkey.none.body')}</Notice>}
      {hasPasskeys() && (
        <Button variant="default" onClick={() => signIn.mutate(null)} loading={signIn.isPending}>
          {t('passkey.sign.in')}
        </Button>
      )}
    </>
  );
}
