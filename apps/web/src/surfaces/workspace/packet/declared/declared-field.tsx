import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Requirement } from '../../../../api/resources.ts';
import type { FieldProps } from '../../../../design/form/act-form.tsx';

type DeclaredFieldProps = { field: Requirement['fields'][number]; props: FieldProps; disabled: boolean };

/** From this length on a text is more than a line. */
const LONG_TEXT_CHARACTERS = 200;

const INPUT_TYPES = {
  date: 'date',
  datetime: 'datetime-local',
  email: 'email',
  url: 'url',
  integer: 'number',
} as const;

/** The input that fits the type of a field. */
export function DeclaredField({ field, props, disabled }: DeclaredFieldProps) {
  const { t } = useTranslation('packet');
  const label = field.required ? field.title : `${field.title} (${t('optional')})`;
  const shared = { ...props, label, labelProps: { lang: 'en' }, disabled };
  switch (field.type) {
    case 'boolean':
      return (
        <Select
          {...shared}
          clearable
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={props.value === '' ? null : props.value}
          onChange={(value) => props.onChange(value ?? '')}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          clearable
          data={field.choices}
          value={props.value === '' ? null : props.value}
          onChange={(value) => props.onChange(value ?? '')}
        />
      );
    case 'text':
      return field.max_length > LONG_TEXT_CHARACTERS ? (
        <Textarea {...shared} rows={3} maxLength={field.max_length} />
      ) : (
        <TextInput {...shared} maxLength={field.max_length} />
      );
    case 'identifier':
      return <TextInput {...shared} maxLength={field.max_length} description={field.scheme?.toUpperCase()} />;
    case 'datetime':
      return <TextInput {...shared} type="datetime-local" description={t('declared.utc')} />;
    case 'integer':
      return <TextInput {...shared} type="number" min={field.min} max={field.max} />;
    default:
      return <TextInput {...shared} type={INPUT_TYPES[field.type]} />;
  }
}
