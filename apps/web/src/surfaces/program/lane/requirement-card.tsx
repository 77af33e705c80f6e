import { useTranslation } from 'react-i18next';
import type { Requirement } from '../../../api/resources.ts';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { FieldTable } from './field-table.tsx';
import styles from './requirement-card.module.css';
import { useContentRules } from './use-content-rules.ts';

/** One requirement of a profile: what is asked, what is accepted, what is read and checked, and what must be declared. */
export function RequirementCard({ requirement }: { requirement: Requirement }) {
  const { t } = useTranslation('program');
  const describe = useContentRules();
  const records = useRecordCount(requirement);
  const days = useDays(requirement);
  return (
    <article className={styles.card} aria-labelledby={requirement.id}>
      <p className={styles.id}>{requirement.id}</p>
      <div className={styles.head}>
        <h3 id={requirement.id} lang="en">
          {requirement.title}
        </h3>
        {requirement.optional && <StateBadge tone="plain">{t('lane.optional')}</StateBadge>}
      </div>
      <p lang="en">{requirement.description}</p>
      <p className={styles.guidance} lang="en">
        {requirement.guidance}
      </p>
      <KeyValues
        layout="rows"
        items={[
          { label: t('lane.records'), value: records },
          {
            label: t('lane.types'),
            value: (
              <>
                <span className={styles.types}>
                  {requirement.accepted_types.map((type) => (
                    <span key={type}>{type.toUpperCase()}</span>
                  ))}
                </span>
                {requirement.document && <span className={styles.note}>{t('lane.document')}</span>}
              </>
            ),
          },
          { label: t('lane.days'), value: days.length === 0 ? null : <Lines lines={days} /> },
          {
            label: t('lane.content'),
            value: requirement.content.length === 0 ? null : <Lines lines={requirement.content.map(describe)} />,
          },
          {
            label: t('lane.fields'),
            value: requirement.fields.length === 0 ? null : <FieldTable requirement={requirement} />,
          },
        ]}
      />
    </article>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useRecordCount({ min_records: min, max_records: max }: Requirement): string {
  const { t } = useTranslation('program');
  const format = useFormat();
  const parts: string[] = [min === 0 ? t('lane.records.none') : t('lane.records.min', { count: min })];
  if (max !== null) parts.push(t('lane.records.max', { count: max }));
  return min === 0 ? parts.join('; ') : format.list(parts);
}

function useDays({ effective }: Requirement): string[] {
  const { t } = useTranslation('program');
  if (effective === null) return [];
  return [
    effective.required ? t('lane.days.declared') : null,
    effective.must_cover_period ? t('lane.days.period') : null,
    effective.max_age_days === null ? null : t('lane.days.age', { count: effective.max_age_days }),
  ].filter((line) => line !== null);
}
