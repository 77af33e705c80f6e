import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { type Column, DataTable } from '../../../design/table/data-table.tsx';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';

type Entry = AnswerOf<'/v1/profiles', 'get'>['items'][number];

/** Every published version of every profile; none is ever changed. */
export function ProfilesPage() {
  const { t } = useTranslation('console');
  const pages = useCursorPages<Entry>({
    queryKey: ['profiles', 'console'],
    fetchPage: async ({ signal }) => ({ ...(await bodyOf(api.GET('/v1/profiles', { signal }))), next_cursor: null }),
  });
  const columns: Column<Entry>[] = [
    {
      id: 'id',
      header: t('profiles.id'),
      rowHeader: true,
      cell: ({ id, version }) => (
        <TextLink to="/console/profiles/$profileId/$version" params={{ profileId: id, version: String(version) }}>
          {t('profiles.version', { id, version })}
        </TextLink>
      ),
    },
    { id: 'title', header: t('profiles.name'), cell: ({ title }) => <span lang="en">{title}</span> },
    {
      id: 'origin',
      header: t('profiles.origin'),
      cell: ({ built_in }) => t(built_in ? 'profiles.built' : 'profiles.own'),
    },
    {
      id: 'sha256',
      header: 'SHA-256',
      cell: ({ id, version, sha256 }) => <Hash value={sha256} label={t('profiles.version', { id, version })} />,
    },
    { id: 'at', header: t('profiles.published'), cell: ({ published_at }) => <DateTime value={published_at} /> },
  ];
  return (
    <>
      <PageHeader
        title={t('profiles.title')}
        lead={t('profiles.lead')}
        actions={<ButtonLink to="/console/profiles/new">{t('profiles.new')}</ButtonLink>}
      />
      <DataTable
        label={t('profiles.title')}
        columns={columns}
        rowKey={({ id, version }) => `${id} ${version}`}
        pages={pages}
        empty={{ title: t('profiles.none'), body: t('profiles.lead') }}
      />
    </>
  );
}
