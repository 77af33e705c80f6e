import { laneKits } from 'virtual:lane-kits';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Hash } from '../../../design/components/hash.tsx';
import { Icon } from '../../../design/components/icon.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Section } from '../../../design/components/section.tsx';
import { OutcomeBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './sample-packet.module.css';

/** A packet of this lane from first record to kit: invented records, evaluated and issued by the code that does it for everybody. */
export function SamplePacket({ lane }: { lane: string }) {
  const { t } = useTranslation('program');
  const format = useFormat();
  const kit = laneKits.find((candidate) => candidate.lane === lane);
  if (kit === undefined) return null;
  const { client, period, records, sizeBytes, sha256 } = kit;
  return (
    <Section title={t('lane.sample')} lead={t('lane.sample.lead')}>
      <KeyValues
        items={[
          { label: t('lane.sample.client'), value: <Untrusted>{client}</Untrusted> },
          {
            label: t('lane.sample.period'),
            value: period && t('lane.sample.days', { from: format.day(period.from), until: format.day(period.until) }),
          },
          { label: t('lane.sample.outcome'), value: <OutcomeBadge outcome="PASS" /> },
          {
            label: t('lane.sample.sha256'),
            value: <Hash value={sha256} label={t('lane.sample.sha256')} full />,
            wide: true,
          },
        ]}
      />
      <ul className={styles.records} aria-label={t('lane.records')}>
        {records.map(({ name, size, requirements }) => (
          <li key={name}>
            <Untrusted>{name}</Untrusted>
            <span className={styles.what}>{requirements.join(', ')}</span>
            <span className={styles.size}>{format.size(size)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <ButtonLink to="/verify" search={{ lane }}>
          {t('lane.sample.check')}
        </ButtonLink>
        <Button
          component="a"
          href={`/samples/lanes/${lane}.zip`}
          download={`sample-${lane}.zip`}
          variant="default"
          leftSection={<Icon name="download" size={1} />}
        >
          {t('lane.sample.download', { size: format.size(sizeBytes) })}
        </Button>
        <a href="/samples/lanes/trust.json" download="sample-trust.json">
          {t('lane.sample.trust')}
        </a>
      </div>
    </Section>
  );
}
