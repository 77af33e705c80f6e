import { useTranslation } from 'react-i18next';
import { TextLink } from '../../design/components/link.tsx';
import { Shell } from '../../design/shell/shell.tsx';

/** The frame of the pages before somebody is signed in. */
export function AccountShell() {
  const { t } = useTranslation('account');
  return (
    <Shell
      surface={t('surface')}
      home="/sign-in"
      navigation={[]}
      footer={
        <>
          <TextLink to="/">{t('nav.program')}</TextLink>
          <TextLink to="/verify">{t('nav.verify')}</TextLink>
        </>
      }
    />
  );
}
