import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Kit } from '../../../api/resources.ts';
import { CopyButton } from '../../../design/components/copy-button.tsx';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { Icon } from '../../../design/components/icon.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { OutsideLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { Section } from '../../../design/components/section.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChangesSection } from './changes-section.tsx';
import styles from './kit.module.css';
import { ReceiptSection } from './receipt-section.tsx';
import { RegistryStatus } from './registry-status.tsx';
import { ReissueSection } from './reissue-section.tsx';
import { SeriesSection } from './series-section.tsx';
import { WithdrawSection } from './withdraw-section.tsx';

/** An issued kit: to hand over, to check, and what the registry says of it. */
export function KitView({ kit }: { kit: Kit }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const { receipt_id, kit_id, receipt_sha256, zip_sha256, zip_size, log_index, issued_at, links } = kit;
  return (
    <div className={styles.stack}>
      {kit.status !== 'issued' && (
        <Notice tone="bad" title={t(`kit.${kit.status}`)}>
          {kit.status_reason !== null && <p>{t('reason', { reason: kit.status_reason })}</p>}
          {kit.status_at !== null && <DateTime value={kit.status_at} />}
        </Notice>
      )}
      {kit.deleted_at === null ? (
        <Downloads kit={kit} />
      ) : (
        <Notice tone="open" title={t('kit.deleted')}>
          <p>{t('kit.deleted.body')}</p>
          <DateTime value={kit.deleted_at} />
        </Notice>
      )}
      <Section title={t('kit.verify')} lead={t('kit.verify.lead')}>
        <p className={styles.address}>
          <OutsideLink href={links.verify}>{links.verify}</OutsideLink>
          <CopyButton text={links.verify} label={t('kit.verify.copy')} />
        </p>
        <RegistryStatus receiptSha256={receipt_sha256} />
      </Section>
      <Section title={t('kit.facts')}>
        <KeyValues
          layout="rows"
          items={[
            { label: t('kit.issued'), value: <DateTime value={issued_at} /> },
            { label: t('kit.size'), value: format.size(zip_size) },
            { label: t('kit.log'), value: format.count(log_index) },
            { label: t('kit.receipt.id'), value: <code>{receipt_id}</code> },
            { label: t('kit.id'), value: <Hash value={kit_id} label={t('kit.id')} full /> },
            {
              label: t('kit.receipt.sha256'),
              value: <Hash value={receipt_sha256} label={t('kit.receipt.sha256')} full />,
            },
            { label: t('kit.zip.sha256'), value: <Hash value={zip_sha256} label={t('kit.zip.sha256')} full /> },
          ]}
        />
      </Section>
      {kit.deleted_at === null && (
        <>
          <ReceiptSection kit={kit} />
          <ChangesSection kit={kit} />
        </>
      )}
      <SeriesSection />
      <ReissueSection kit={kit} />
      {kit.status !== 'withdrawn' && <WithdrawSection />}
    </div>
  );
}

/** What can be fetched by itself beside the whole kit. */
const FILES = [
  'record.pdf',
  'receipt.json',
  'receipt.jws',
  'manifest.json',
  'evaluation.json',
  'hash-trail.jsonl',
  'diff',
] as const;

function Downloads({ kit }: { kit: Kit }) {
  const { t } = useTranslation('kit');
  const base = `/v1/packets/${kit.packet_id}`;
  return (
    <div className={styles.downloads}>
      <div className={styles.line}>
        <Button component="a" href={`${base}/kit.zip`} download leftSection={<Icon name="download" size={1} />}>
          {t('kit.zip')}
        </Button>
        <Button component="a" variant="default" href={`${base}/binder.pdf`} download>
          {t('kit.binder')}
        </Button>
      </div>
      <p className={styles.files}>
        <span className="soft">{t('kit.single')}</span>
        {FILES.map((name) => (
          <a key={name} href={`${base}/${name}`} download>
            {name === 'diff' ? 'diff.json' : name}
          </a>
        ))}
      </p>
    </div>
  );
}
