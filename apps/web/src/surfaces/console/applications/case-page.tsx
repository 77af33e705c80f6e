import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemPage } from '../../../design/components/problem-page.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Timeline } from '../../../design/components/timeline.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import styles from '../console.module.css';
import { CaseActs } from './case-acts.tsx';
import { caseKey } from './case-key.ts';
import { SessionForm } from './session-form.tsx';
import { SessionList } from './session-list.tsx';
import { APPLICATION_TONES, type Case } from './states.ts';

const route = getRouteApi('/console/console/applications/$applicationId');

/** One qualification case: what was applied for, the working sessions, every step, and the decision. */
export function CasePage() {
  const { t } = useTranslation('console');
  const { applicationId } = route.useParams();
  const query = useQuery({
    queryKey: caseKey(applicationId),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/console/applications/{applicationId}', { params: { path: { applicationId } }, signal })),
  });
  if (query.isError) return <ProblemPage error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const found = query.data;
  const decided = found.state === 'accepted' || found.state === 'declined';
  return (
    <>
      <PageHeader
        kicker={<TextLink to="/console/applications">{t('applications.title')}</TextLink>}
        title={found.organisation}
        badges={<StateBadge tone={APPLICATION_TONES[found.state]}>{t(`application.${found.state}`)}</StateBadge>}
        actions={decided ? undefined : <CaseActs found={found} />}
      />
      <Applied found={found} />
      <Section title={t('case.sessions')} lead={t('case.sessions.lead')}>
        <div className={styles.stack}>
          <SessionList sessions={found.sessions} />
          {!decided && <SessionForm applicationId={found.id} />}
        </div>
      </Section>
      <Section title={t('case.steps')}>
        <Timeline
          label={t('case.steps')}
          items={found.steps.map(({ kind, text, at }) => ({
            id: `${kind} ${at}`,
            title: t(`step.${kind}`),
            time: at,
            tone: kind === 'accepted' ? 'good' : 'accent',
            ...(text === null ? {} : { children: <p className={styles.prose}>{text}</p> }),
          }))}
        />
      </Section>
    </>
  );
}

function Applied({ found }: { found: Case }) {
  const { t } = useTranslation('console');
  return (
    <KeyValues
      items={[
        { label: t('applications.contact'), value: <Untrusted>{found.contact_name}</Untrusted> },
        { label: t('case.email'), value: <Untrusted>{found.contact_email}</Untrusted> },
        { label: t('case.website'), value: found.website && <Untrusted>{found.website}</Untrusted> },
        { label: t('applications.tier'), value: t(`tier.${found.intended_tier}`) },
        { label: t('case.reference'), value: <Untrusted mono>{found.id}</Untrusted> },
        {
          label: t('case.partner'),
          value: found.partner_id && (
            <TextLink to="/console/partners/$partnerId" params={{ partnerId: found.partner_id }}>
              {t('case.partner.open')}
            </TextLink>
          ),
        },
        { label: t('case.workflow'), value: <p className={styles.prose}>{found.workflow}</p>, wide: true },
        { label: t('case.clients'), value: <p className={styles.prose}>{found.client_types}</p>, wide: true },
        {
          label: t('case.sectors'),
          value: found.regulated_sectors === '' ? null : <p className={styles.prose}>{found.regulated_sectors}</p>,
          wide: true,
        },
      ]}
    />
  );
}
