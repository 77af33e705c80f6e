import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { DeclaredField } from './declared-field.tsx';
import styles from './request.module.css';
import type { PortalRequirement } from './types.ts';
import type { DeclarationControl } from './use-declarations.ts';

type DeclaredFieldsProps = { requirement: PortalRequirement; declarations: DeclarationControl; disabled: boolean };

/** The values of one requirement, saved by themselves. */
export function DeclaredFields({ requirement, declarations, disabled }: DeclaredFieldsProps) {
  const { t } = useTranslation('portal');
  const { id, title, fields } = requirement;
  return (
    <fieldset className={styles.fields}>
      <legend>
        {t('fields.title')}
        <span className="unseen"> {title}</span>
      </legend>
      {fields.map((field) => (
        <DeclaredField
          key={field.id}
          field={field}
          value={declarations.valueOf(id, field.id)}
          onChange={(value) => declarations.change(id, field.id, value)}
          disabled={disabled}
        />
      ))}
      <p className={styles.saved} role="status">
        {t(`fields.${declarations.state}`)}
      </p>
      {declarations.state === 'failed' && <ProblemAlert error={declarations.error} title={t('fields.failed')} />}
    </fieldset>
  );
}
