import { useTranslation } from 'react-i18next';
import { TextLink } from '../../design/components/link.tsx';
import { Shell } from '../../design/shell/shell.tsx';

/** The frame of the program site. */
export function ProgramShell() {
  const { t } = useTranslation('program');
  return (
    <Shell
      surface={t('surface')}
      home="/"
      navigation={[{ to: '/', label: t('nav.home'), exact: true }]}
      footer={<TextLink to="/verify">{t('nav.verify')}</TextLink>}
    />
  );
}
