import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../design/components/page-header.tsx';
import { LaneCards } from './lane-cards.tsx';

/** Every lane. */
export function LanesPage() {
  const { t } = useTranslation('program');
  return (
    <>
      <PageHeader title={t('lanes.title')} lead={t('lanes.lead')} />
      <LaneCards summaries />
    </>
  );
}
