import { useTranslation } from 'react-i18next';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { UploadRows } from '../../../uploads/upload-rows.tsx';
import { DeclaredFields } from './declared-fields.tsx';
import { RecordRows } from './record-rows.tsx';
import styles from './request.module.css';
import type { RequestParts } from './requirement-list.tsx';
import type { PortalRequirement } from './types.ts';
import type { DeclarationControl } from './use-declarations.ts';

type RequirementBodyProps = RequestParts & { requirement: PortalRequirement; declarations: DeclarationControl };

/** What one requirement asks, what has come, what is on its way, and the values to fill in. */
export function RequirementBody({ requirement, declarations, ...parts }: RequirementBodyProps) {
  const { t } = useTranslation('portal');
  const { id, title, description, guidance, fields } = requirement;
  const open = parts.request.next !== 'closed';
  const records = parts.records.filter(({ requirement_ids }) => requirement_ids.includes(id));
  const uploads = parts.uploads.filter(({ requirementIds }) => requirementIds.includes(id));
  return (
    <div className={styles.requirement} data-requirement={id}>
      <p lang="en">{description}</p>
      <details className={styles.guidance}>
        <summary>{t('requirement.guidance')}</summary>
        <p>
          <FixedText>{guidance}</FixedText>
        </p>
      </details>
      <p className={styles.accepted}>
        <Asked requirement={requirement} />
      </p>
      {records.length > 0 && (
        <RecordRows
          label={t('requirement.records', { title })}
          records={records}
          requirement={requirement}
          visit={parts.visit}
          open={open}
        />
      )}
      {uploads.length > 0 && (
        <UploadRows label={t('requirement.uploads', { title })} uploads={uploads} queue={parts.queue} />
      )}
      {fields.length > 0 && <DeclaredFields requirement={requirement} declarations={declarations} disabled={!open} />}
    </div>
  );
}

/** How many records of which types, and for which days. */
function Asked({ requirement }: { requirement: PortalRequirement }) {
  const { t } = useTranslation('portal');
  const format = useFormat();
  const { min_records: min, max_records: max, accepted_types: types, effective } = requirement;
  if (types.length === 0 || max === 0) return t('requirement.fields.only');
  const parts = [
    min === 0 ? t('requirement.min.none') : t('requirement.min', { count: min }),
    max === null ? null : t('requirement.max', { count: max }),
    format.list(types.map((type) => type.toUpperCase())),
    effective?.must_cover_period ? t('requirement.period') : null,
    effective?.max_age_days ? t('requirement.age', { count: effective.max_age_days }) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
