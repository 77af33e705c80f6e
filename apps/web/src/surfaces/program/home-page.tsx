import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../design/components/page-header.tsx';

/** The first page. */
export function HomePage() {
  const { t } = useTranslation('program');
  return <PageHeader title={t('home.title')} lead={t('home.lead')} />;
}
