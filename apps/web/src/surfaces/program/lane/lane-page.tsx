import { profiles } from 'virtual:profiles';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import styles from './lane-page.module.css';
import { PacketOutline } from './packet-outline.tsx';
import { RequirementCard } from './requirement-card.tsx';
import { SamplePacket } from './sample-packet.tsx';

/** One lane: its profile with every requirement, and the outline of a packet. */
export function LanePage() {
  const { t } = useTranslation('program');
  const { lane } = useParams({ strict: false });
  const entry = profiles.find(({ profile }) => profile.id === lane);
  if (entry === undefined) return <LaneMissing />;
  const { profile, sha256 } = entry;
  return (
    <>
      <PageHeader
        kicker={
          <>
            <TextLink to="/lanes">{t('lanes.title')}</TextLink> / <span className="mono">{profile.id}</span>
          </>
        }
        title={profile.title}
        lead={<FixedText>{profile.summary}</FixedText>}
        actions={
          <ButtonLink to="/verify" search={{ lane: profile.id }} variant="default">
            {t('home.sample')}
          </ButtonLink>
        }
      />
      <KeyValues
        items={[
          { label: t('lane.profile'), value: `${profile.id} · ${t('lane.version', { version: profile.version })}` },
          {
            label: t('lane.requirements'),
            value: t('lanes.requirements', { count: profile.requirements.length }),
          },
          { label: t('lane.hash'), value: <Hash value={sha256} label={t('lane.hash')} full />, wide: true },
        ]}
      />
      <div className={styles.boundary}>
        <Notice title={t('lane.boundary')}>
          <FixedText>{profile.boundary}</FixedText>
        </Notice>
      </div>
      <Section title={t('lane.requirements')} lead={t('lanes.fixed')}>
        <div className={styles.requirements}>
          {profile.requirements.map((requirement) => (
            <RequirementCard key={requirement.id} requirement={requirement} />
          ))}
        </div>
      </Section>
      <Section title={t('lane.outline')} lead={t('lane.outline.lead')}>
        <PacketOutline profile={profile} />
      </Section>
      <SamplePacket lane={profile.id} />
    </>
  );
}

function LaneMissing() {
  const { t } = useTranslation('program');
  return (
    <>
      <PageHeader title={t('lane.missing')} />
      <EmptyState
        icon="search"
        title={t('lane.missing')}
        actions={<ButtonLink to="/lanes">{t('home.lanes.all')}</ButtonLink>}
      >
        {t('lane.missing.body')}
      </EmptyState>
    </>
  );
}
