import { useTranslation } from 'react-i18next';
import { useInstance } from '../../api/instance.ts';
import { TextLink } from '../../design/components/link.tsx';
import { Shell } from '../../design/shell/shell.tsx';

/** The frame of the program site. */
export function ProgramShell() {
  const { t } = useTranslation('program');
  const { urls } = useInstance();
  return (
    <Shell
      surface={t('surface')}
      home="/"
      navigation={[
        { to: '/', label: t('nav.home'), exact: true },
        { to: '/lanes', label: t('nav.lanes') },
        { to: '/operating-model', label: t('nav.model') },
        { to: '/questions', label: t('nav.questions') },
        { to: '/developers', label: t('nav.developers') },
        { to: '/apply', label: t('nav.apply') },
      ]}
      footer={
        <>
          <TextLink to="/verify">{t('nav.verify')}</TextLink>
          {urls.docs !== undefined && <a href={urls.docs}>{t('nav.docs')}</a>}
          {urls.registry !== undefined && <a href={urls.registry}>{t('nav.registry')}</a>}
        </>
      }
    />
  );
}
