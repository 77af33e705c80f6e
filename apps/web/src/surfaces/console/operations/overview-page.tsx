import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import styles from '../console.module.css';
import { Readiness } from './readiness.tsx';

/** The most that is counted; beyond it the figure says "or more". */
const COUNTED = 200;

/** What waits for an operator, and whether the server can do its work. */
export function OverviewPage() {
  const { t } = useTranslation('console');
  const query = { limit: COUNTED };
  const received = useCount('applications', (signal) =>
    bodyOf(api.GET('/v1/console/applications', { params: { query: { ...query, state: 'received' } }, signal })),
  );
  const promises = useCount('promises', async (signal) => {
    const { verdicts, deliveries } = await bodyOf(api.GET('/v1/console/sla', { signal }));
    return { items: [...verdicts, ...deliveries] };
  });
  const mails = useCount('mails', (signal) =>
    bodyOf(api.GET('/v1/console/mails', { params: { query: { ...query, state: 'failed' } }, signal })),
  );
  const jobs = useCount('jobs', (signal) =>
    bodyOf(api.GET('/v1/console/jobs', { params: { query: { ...query, state: 'failed' } }, signal })),
  );
  return (
    <>
      <PageHeader title={t('overview.title')} lead={t('overview.lead')} />
      <div className={styles.figures}>
        <Figure to="/console/applications" value={received} label={t('overview.applications')} />
        <Figure to="/console/deliveries" value={promises} label={t('overview.promises')} />
        <Figure to="/console/mails" value={mails} label={t('overview.mails')} />
        <Figure to="/console/jobs" value={jobs} label={t('overview.jobs')} />
      </div>
      <Section title={t('readiness.title')} lead={t('readiness.lead')}>
        <Readiness />
      </Section>
    </>
  );
}

function Figure({ to, value, label }: { to: string; value: string; label: string }) {
  return (
    <TextLink to={to} className={styles.figure}>
      <strong>{value}</strong>
      <span>{label}</span>
    </TextLink>
  );
}

type Listed = { items: unknown[]; next_cursor?: string | null };

function useCount(name: string, read: (signal: AbortSignal) => Promise<Listed>): string {
  const { data, isError } = useQuery({
    queryKey: ['console', 'overview', name],
    queryFn: ({ signal }) => read(signal),
    refetchInterval: 30_000,
  });
  if (isError) return '?';
  if (data === undefined) return '…';
  return data.next_cursor ? `${data.items.length}+` : String(data.items.length);
}
