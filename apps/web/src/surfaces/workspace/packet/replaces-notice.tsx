import { useTranslation } from 'react-i18next';
import type { Packet } from '../../../api/resources.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { useReissue } from '../kit/use-issuance.ts';

/** Says of a packet that was begun to take the place of an issued one, and why. Without an answer nothing is said. */
export function ReplacesNotice({ packet }: { packet: Packet }) {
  const { t } = useTranslation('kit');
  const { data } = useReissue(packet.id);
  if (data === undefined || data.replaces === null || packet.state === 'cancelled') return null;
  const { packet_id, state, reason } = data.replaces;
  const open = state === 'issued';
  return (
    <Notice
      tone="plain"
      title={t(open ? 'reissue.of' : 'reissue.of.done')}
      actions={
        <ButtonLink to="/packets/$packetId/kit" params={{ packetId: packet_id }} variant="default" size="sm">
          {t('reissue.of.to')}
        </ButtonLink>
      }
    >
      <p>{t('reason', { reason })}</p>
      {open && <p>{t('reissue.of.body')}</p>}
    </Notice>
  );
}
