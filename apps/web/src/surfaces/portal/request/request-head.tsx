import { useTranslation } from 'react-i18next';
import { DateTime } from '../../../design/components/date-time.tsx';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './request.module.css';
import type { PortalRequest } from './types.ts';

/** Who asks whom for what, until when, in whose words. */
export function RequestHead({ request }: { request: PortalRequest }) {
  const { t } = useTranslation('portal');
  const format = useFormat();
  const { partner, partner_logo: logo, client, issuer, packet, profile } = request;
  const { period } = packet;
  return (
    <div>
      {/* The name stands beside it in words. */}
      {logo !== null && <img src={`/v1/logos/${logo}`} alt="" className={styles.logo} />}
      <PageHeader
        kicker={t('request.kicker', { partner, client })}
        title={packet.title}
        lead={<FixedText>{profile.summary}</FixedText>}
      />
      <KeyValues
        items={[
          { label: t('request.due'), value: packet.due_at && <DateTime value={packet.due_at} /> },
          {
            label: t('request.period'),
            value:
              period && t('request.period.days', { from: format.day(period.from), until: format.day(period.until) }),
          },
          { label: t('request.contact'), value: <Untrusted>{request.request.contact_name}</Untrusted> },
          {
            label: t('request.profile'),
            value: t('request.profile.version', { id: profile.id, version: profile.version }),
          },
          { label: t('request.issuer'), value: <Untrusted>{issuer}</Untrusted> },
          { label: t('request.expires'), value: <DateTime value={request.request.expires_at} /> },
        ]}
      />
      {request.request.message !== null && (
        <figure className={styles.message}>
          <figcaption>{t('request.message', { partner })}</figcaption>
          <blockquote dir="auto">{request.request.message}</blockquote>
        </figure>
      )}
    </div>
  );
}
