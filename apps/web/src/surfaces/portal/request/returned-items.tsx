import { useTranslation } from 'react-i18next';
import { Icon } from '../../../design/components/icon.tsx';
import { Section } from '../../../design/components/section.tsx';
import styles from './request.module.css';
import type { PortalRequest } from './types.ts';

/** What the partner sent back, with the reason. It is replaced at its requirement, further down. */
export function ReturnedItems({ request: { returned, partner } }: { request: PortalRequest }) {
  const { t } = useTranslation('portal');
  if (returned.length === 0) return null;
  return (
    <Section title={t('returned.title', { count: returned.length })} lead={t('returned.lead', { partner })}>
      <ul className={styles.returned}>
        {returned.map(({ record_id, original_name, reason }) => (
          <li key={record_id} className={`${styles.framed} ${styles.cameBack}`}>
            <Icon name="open" className={styles.returnedIcon} />
            <div>
              <bdi className={styles.fileName}>{original_name}</bdi>
              <p dir="auto">{reason}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
