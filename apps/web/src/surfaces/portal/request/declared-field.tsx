import { NativeSelect, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTyped, showTyped, typeIntoField } from './field-text.ts';
import type { PortalField } from './types.ts';
import type { DeclaredValue } from './use-declarations.ts';
import { useFieldRule } from './use-field-rule.ts';

type DeclaredFieldProps = {
  field: PortalField;
  value: DeclaredValue | undefined;
  onChange: (value: DeclaredValue | undefined) => void;
  disabled: boolean;
};

/** One value in the control of its kind. Only a value that its field takes is handed on; the rest is told beside it. */
export function DeclaredField({ field, value, onChange, disabled }: DeclaredFieldProps) {
  const { t } = useTranslation(['portal', 'common']);
  const rule = useFieldRule();
  const [text, setText] = useState(() => showTyped(field, value));
  const [left, setLeft] = useState(false);
  const problem = rule(field, text);
  const take = (typed: string) => {
    setText(typed);
    if (rule(field, typed) === null) onChange(readTyped(field, typed));
  };
  const shared = {
    label: field.required ? field.title : `${field.title} (${t('form.optional', { ns: 'common' })})`,
    labelProps: { lang: 'en' },
    error: left ? problem : null,
    onBlur: () => setLeft(true),
    disabled,
  };
  if (field.type === 'choice' || field.type === 'boolean') {
    const choices =
      field.type === 'choice'
        ? field.choices.map((choice) => ({ value: choice, label: choice }))
        : [
            { value: 'true', label: t('fields.yes') },
            { value: 'false', label: t('fields.no') },
          ];
    return (
      <NativeSelect
        {...shared}
        size="md"
        value={text}
        onChange={(event) => take(event.currentTarget.value)}
        data={[{ value: '', label: t('fields.choose') }, ...choices]}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      {...INPUTS[typeIntoField(field)]}
      value={text}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}

const INPUTS: Record<ReturnType<typeof typeIntoField>, TextInputProps> = {
  text: {},
  number: { inputMode: 'numeric' },
  date: { type: 'date' },
  'datetime-local': { type: 'datetime-local', step: 1 },
  email: { type: 'email' },
  url: { type: 'url' },
};
