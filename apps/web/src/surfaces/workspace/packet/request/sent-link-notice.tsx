import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../api/client.ts';
import { CopyButton } from '../../../../design/components/copy-button.tsx';
import { Notice } from '../../../../design/components/notice.tsx';
import styles from '../packet.module.css';

export type SentLink = AnswerOf<'/v1/packets/{packetId}/requests', 'post'>;

/** What was sent to whom; where mails reach nobody, the link to hand over, shown once. */
export function SentLinkNotice({ sent: { request, link } }: { sent: SentLink }) {
  const { t } = useTranslation('packet');
  const { email } = request.contact;
  if (link === null) return <Notice tone="good" role="status" title={t('requests.sent', { email })} />;
  return (
    <Notice tone="open" role="status" title={t('requests.link')}>
      <p>{t('requests.link.body', { email })}</p>
      <p className={styles.line}>
        <code>{link.url}</code>
        <CopyButton text={link.url} label={t('requests.link.copy')} />
      </p>
      <p className={styles.line}>
        {t('requests.link.code')} <code>{link.code}</code>
        <CopyButton text={link.code} label={t('requests.code.copy')} />
      </p>
    </Notice>
  );
}
