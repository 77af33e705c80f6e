import { useTranslation } from 'react-i18next';
import { useInstance } from '../../api/instance.ts';
import { TextLink } from '../../design/components/link.tsx';
import { Shell } from '../../design/shell/shell.tsx';

/** The frame of the verify surface. */
export function VerifyShell() {
  const { t } = useTranslation('verify');
  const { urls } = useInstance();
  return (
    <Shell
      surface={t('surface')}
      home="/verify"
      navigation={[
        { to: '/verify', label: t('nav.verify'), exact: true },
        { to: '/verify/receipt', label: t('nav.receipt') },
      ]}
      footer={
        <>
          <TextLink to="/">{t('nav.program')}</TextLink>
          {urls.registry !== undefined && <a href={urls.registry}>{t('nav.registry')}</a>}
        </>
      }
    />
  );
}
