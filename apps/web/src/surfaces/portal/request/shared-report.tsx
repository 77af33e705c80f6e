import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../../design/components/date-time.tsx';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Section } from '../../../design/components/section.tsx';
import { OutcomeBadge } from '../../../design/components/status-badge.tsx';
import type { Visit } from '../visit.ts';
import { reportQuery } from './portal-queries.ts';
import styles from './request.module.css';
import type { PortalReport, PortalRequest } from './types.ts';

type SharedReportProps = { visit: Visit; request: PortalRequest };

/** The last report that the partner shared: what stands in the way, and the remedy of each. */
export function SharedReport({ visit, request: { partner } }: SharedReportProps) {
  const { t } = useTranslation('portal');
  const { data: report } = useQuery(reportQuery(visit));
  if (report === undefined || report === null) return null;
  const blockers = report.blockers.filter(({ severity }) => severity === 'blocker');
  return (
    <Section
      title={t('report.title', { partner })}
      lead={
        <>
          <OutcomeBadge outcome={report.outcome} /> <DateTime value={report.evaluated_at} />
        </>
      }
    >
      {blockers.length === 0 ? <p>{t('report.none')}</p> : <Blockers blockers={blockers} />}
      <p className={styles.boundary}>
        <FixedText>{report.boundary}</FixedText>
      </p>
    </Section>
  );
}

function Blockers({ blockers }: { blockers: PortalReport['blockers'] }) {
  const { t } = useTranslation('portal');
  return (
    <ol className={styles.blockers}>
      {blockers.map(({ code, requirement_id, remedy, expected, found, affected }) => (
        <li
          key={`${code} ${requirement_id} ${expected} ${affected.map(({ record_id }) => record_id).join(' ')}`}
          className={styles.framed}
        >
          <p className={styles.remedy} lang="en">
            {remedy}
          </p>
          <p className={styles.facts}>
            {requirement_id !== null && <span className="mono">{requirement_id}</span>}
            <span>
              {t('report.expected')} <FixedText>{expected}</FixedText>
            </span>
            <span>
              {t('report.found')} <FixedText>{found}</FixedText>
            </span>
          </p>
          {affected.length > 0 && (
            <p className={styles.facts}>
              {affected.map(({ record_id, original_name }) => (
                <bdi key={record_id}>{original_name}</bdi>
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
