import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { useProfile } from './profile-page.tsx';
import { PublishForm } from './publish-form.tsx';

const route = getRouteApi('/console/console/profiles/new');

/** Publishes a version from its JSON; begun from an older one where there is one. */
export function PublishPage() {
  const { t } = useTranslation('console');
  const { from = '' } = route.useSearch();
  const [id = '', version = ''] = from.split('/');
  const base = useProfile(id, Number(version));
  return (
    <>
      <PageHeader
        kicker={<TextLink to="/console/profiles">{t('profiles.title')}</TextLink>}
        title={t('publish.title')}
        lead={t('publish.lead')}
      />
      {id !== '' && base.data === undefined && !base.isError ? (
        <Loading />
      ) : (
        <PublishForm key={from} base={base.data?.profile ?? null} />
      )}
    </>
  );
}
