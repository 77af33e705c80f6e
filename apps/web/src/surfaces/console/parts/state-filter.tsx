import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type StateFilterProps<State extends string> = {
  value: State | '';
  states: readonly State[];
  labelOf: (state: State) => string;
  onChange: (state: State | '') => void;
};

/** Narrows a list to one state. */
export function StateFilter<State extends string>({ value, states, labelOf, onChange }: StateFilterProps<State>) {
  const { t } = useTranslation('console');
  return (
    <NativeSelect
      label={t('filter.state')}
      size="md"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as State | '')}
      data={[
        { value: '', label: t('filter.all') },
        ...states.map((state) => ({ value: state, label: labelOf(state) })),
      ]}
    />
  );
}
