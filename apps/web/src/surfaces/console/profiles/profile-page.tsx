import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { ProblemPage } from '../../../design/components/problem-page.tsx';
import { Section } from '../../../design/components/section.tsx';
import { RequirementCard } from '../../program/lane/requirement-card.tsx';
import styles from '../console.module.css';
import { VersionDiff } from './version-diff.tsx';

const route = getRouteApi('/console/console/profiles/$profileId/$version');

/** One version of a profile, requirement by requirement, and what it changed. */
export function ProfilePage() {
  const { t } = useTranslation('console');
  const { profileId, version } = route.useParams();
  const current = useProfile(profileId, Number(version));
  if (current.error !== null) return <ProblemPage error={current.error} onRetry={() => void current.refetch()} />;
  if (current.data === undefined) return <Loading />;
  const { profile, sha256 } = current.data;
  return (
    <>
      <PageHeader
        kicker={<TextLink to="/console/profiles">{t('profiles.title')}</TextLink>}
        title={t('profiles.version', { id: profile.id, version: profile.version })}
        lead={<FixedText>{profile.summary}</FixedText>}
        actions={
          <ButtonLink
            to="/console/profiles/new"
            search={{ from: `${profile.id}/${profile.version}` }}
            variant="default"
          >
            {t('profiles.next')}
          </ButtonLink>
        }
      />
      <KeyValues
        items={[
          { label: t('profiles.lane'), value: profile.lane_id },
          { label: t('profiles.requirements'), value: profile.requirements.length },
          { label: 'SHA-256', value: <Hash value={sha256} label={profile.id} full />, wide: true },
          { label: t('profiles.boundary'), value: <FixedText>{profile.boundary}</FixedText>, wide: true },
        ]}
      />
      {profile.version > 1 && (
        <Section title={t('diff.title', { version: profile.version - 1 })}>
          <Changes profileId={profile.id} version={profile.version} />
        </Section>
      )}
      <Section title={t('profiles.requirements')}>
        <div className={styles.stack}>
          {profile.requirements.map((requirement) => (
            <RequirementCard key={requirement.id} requirement={requirement} />
          ))}
        </div>
      </Section>
    </>
  );
}

function Changes({ profileId, version }: { profileId: string; version: number }) {
  const before = useProfile(profileId, version - 1);
  const after = useProfile(profileId, version);
  if (before.error !== null) return <ProblemAlert error={before.error} onRetry={() => void before.refetch()} />;
  if (before.data === undefined || after.data === undefined) return <Loading />;
  return <VersionDiff before={before.data.profile} after={after.data.profile} />;
}

export function useProfile(id: string, version: number | 'latest') {
  return useQuery({
    queryKey: ['profiles', id, version],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/profiles/{id}/{version}', { params: { path: { id, version } }, signal })),
    enabled: id !== '',
  });
}
