import type { TimeBound, TimeBracket } from '@attestlayer/verify';
import { useTranslation } from 'react-i18next';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Section } from '../../../design/components/section.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { useFormat } from '../../../i18n/use-format.ts';

/** Between which moments the receipt was made, as others than the issuer say. */
export function TimeBracketView({ bracket }: { bracket: TimeBracket }) {
  const { t } = useTranslation('verify');
  return (
    <Section title={t('bracket.title')}>
      <KeyValues
        items={[
          { label: t('bracket.not.before'), value: <Bound bound={bracket.not_before} /> },
          { label: t('bracket.not.after'), value: <Bound bound={bracket.not_after} /> },
        ]}
      />
    </Section>
  );
}

function Bound({ bound }: { bound: TimeBound | null }) {
  const { t } = useTranslation('verify');
  const format = useFormat();
  if (bound === null) return <span className="soft">{t('bracket.none')}</span>;
  return (
    <>
      {format.momentUtc(bound.time)}, {t(`bracket.${bound.evidence}`)} <Untrusted>{bound.by}</Untrusted>
    </>
  );
}
