import { useTranslation } from 'react-i18next';
import { Shell } from '../../design/shell/shell.tsx';

/** The frame of the portal: nothing to go to but the one request. */
export function PortalShell() {
  const { t } = useTranslation('portal');
  return <Shell surface={t('surface')} home="/portal" navigation={[]} footer={<span>{t('footer')}</span>} />;
}
