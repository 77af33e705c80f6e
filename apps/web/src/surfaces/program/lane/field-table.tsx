import type { Field } from '@attestlayer/profile';
import { useTranslation } from 'react-i18next';
import type { Requirement } from '../../../api/resources.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './field-table.module.css';

/** What the client declares beside the records. */
export function FieldTable({ requirement }: { requirement: Requirement }) {
  const { t } = useTranslation('program');
  const describe = useFieldType();
  return (
    <table className={styles.table} aria-label={`${t('lane.fields')}: ${requirement.title}`}>
      <thead>
        <tr>
          <th scope="col">{t('lane.field')}</th>
          <th scope="col">{t('lane.field.type')}</th>
          <th scope="col">{t('lane.field.required')}</th>
        </tr>
      </thead>
      <tbody>
        {requirement.fields.map((field) => (
          <tr key={field.id}>
            <th scope="row" lang="en">
              {field.title}
            </th>
            <td>{describe(field)}</td>
            <td>{t(field.required ? 'lane.yes' : 'lane.no')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useFieldType(): (field: Field) => string {
  const { t } = useTranslation('program');
  const format = useFormat();
  return (field) => {
    switch (field.type) {
      case 'text':
        return t('lane.type.text', { max: format.count(field.max_length) });
      case 'integer':
        return t('lane.type.integer', { min: format.count(field.min), max: format.count(field.max) });
      case 'choice':
        return t('lane.type.choice', { choices: field.choices.join(', ') });
      case 'identifier':
        return field.scheme === null
          ? t('lane.type.identifier', { max: format.count(field.max_length) })
          : t(`lane.type.identifier.${field.scheme}`);
      default:
        return t(`lane.type.${field.type}`);
    }
  };
}
