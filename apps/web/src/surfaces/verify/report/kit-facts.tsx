import type { VerificationReport } from '@attestlayer/verify';
import { useTranslation } from 'react-i18next';
import { Hash } from '../../../design/components/hash.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Section } from '../../../design/components/section.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { useFormat } from '../../../i18n/use-format.ts';

/** What the kit says of itself; with anything but VERIFIED a line says that nothing supports it. */
export function KitFacts({ report, kitName }: { report: VerificationReport; kitName: string }) {
  const { t } = useTranslation('verify');
  const format = useFormat();
  const { kit } = report;
  if (kit === null) return null;
  const party = (value: { name: string } | null) => value && <Untrusted>{value.name}</Untrusted>;
  const hash = (value: string | null, label: string) => value && <Hash value={value} label={label} full />;
  return (
    <Section title={t('facts.title')} lead={report.verdict === 'VERIFIED' ? undefined : t('facts.unproven')}>
      <KeyValues
        items={[
          { label: t('facts.name'), value: <Untrusted>{kitName}</Untrusted> },
          { label: t('facts.issuer'), value: party(kit.issuer) },
          { label: t('facts.client'), value: party(kit.client) },
          { label: t('facts.partner'), value: party(kit.partner) },
          {
            label: t('facts.profile'),
            value: kit.profile && (
              <Untrusted>{t('facts.profile.value', { id: kit.profile.id, version: kit.profile.version })}</Untrusted>
            ),
          },
          {
            label: t('facts.issued'),
            value: kit.issued_at && t('facts.issued.claim', { moment: format.momentUtc(kit.issued_at) }),
          },
          {
            label: t('facts.files'),
            value:
              kit.files === null || kit.bytes === null
                ? null
                : t('facts.files.value', { count: kit.files, size: format.size(kit.bytes) }),
          },
          { label: t('facts.log'), value: kit.log_index === null ? null : format.count(kit.log_index) },
          { label: t('facts.receipt.hash'), value: hash(kit.receipt_sha256, t('facts.receipt.hash')), wide: true },
          { label: t('facts.kit'), value: hash(kit.id, t('facts.kit')), wide: true },
        ]}
      />
    </Section>
  );
}
