import { useTranslation } from 'react-i18next';
import type { ReceiptStatus } from '../../api/receipt-status.ts';
import { Hash } from '../../design/components/hash.tsx';
import { Notice } from '../../design/components/notice.tsx';
import { Untrusted } from '../../design/components/untrusted.tsx';
import type { Tone } from '../../design/tokens.ts';
import { useFormat } from '../../i18n/use-format.ts';

const TONES: Record<ReceiptStatus['status'], Tone> = {
  issued: 'good',
  withdrawn: 'bad',
  superseded: 'open',
  unknown: 'open',
};

/** What the registry said: its word as of one state of its log, no verdict of this page. */
export function ReceiptAnswer({ status }: { status: ReceiptStatus }) {
  const { t } = useTranslation('verify');
  const format = useFormat();
  return (
    <Notice tone={TONES[status.status]} role="status" title={t(`registry.${status.status}`)}>
      <p>{t(`registry.${status.status}.body`)}</p>
      {status.superseded_by !== null && (
        <p>
          {t('registry.successor')} <Hash value={status.superseded_by} label={t('registry.successor')} full />
        </p>
      )}
      <p className="soft">
        {t('registry.as.of', { size: format.count(status.as_of.size) })} <Untrusted>{status.as_of.origin}</Untrusted>
      </p>
    </Notice>
  );
}
