import { useTranslation } from 'react-i18next';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useProfile } from '../parts/use-profiles.ts';
import styles from './new-packet.module.css';

/** What a profile asks, before anybody commits to it. */
export function ProfileOutline({ profileId }: { profileId: string }) {
  const { t } = useTranslation('workspace');
  const format = useFormat();
  const { data, error, refetch } = useProfile(profileId, 'latest');
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { summary, boundary, requirements } = data.profile;
  return (
    <div className={styles.outline}>
      <p>
        <FixedText>{summary}</FixedText>
      </p>
      <ul className={styles.requirements} aria-label={t('new.requirements')}>
        {requirements.map(({ id, title, optional, min_records, accepted_types, fields }) => (
          <li key={id}>
            <p className={styles.requirement}>
              <FixedText>{title}</FixedText>
              {optional && <span className="soft"> {t('requirement.optional')}</span>}
            </p>
            <p className={styles.facts}>
              <code>{id}</code>
              {' · '}
              {t('requirement.records', { count: min_records })}
              {accepted_types.length > 0 && ` · ${format.list(accepted_types.map((type) => type.toUpperCase()))}`}
              {fields.length > 0 && ` · ${t('requirement.fields', { count: fields.length })}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="soft">
        <FixedText>{boundary}</FixedText>
      </p>
    </div>
  );
}
