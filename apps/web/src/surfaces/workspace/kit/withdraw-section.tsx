import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { usePermission } from '../../../api/session.ts';
import { Section } from '../../../design/components/section.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

/** Taking a kit out of use for good, one that was replaced too: then nobody takes it for good any more. */
export function WithdrawSection() {
  const { t } = useTranslation('kit');
  const { packet } = usePacketScope();
  const mayWithdraw = usePermission('packets:withdraw');
  const [asked, setAsked] = useState(false);
  if (!mayWithdraw) return null;
  return (
    <Section title={t('kit.withdraw')} lead={t('kit.withdraw.lead')}>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('kit.withdraw')}
      </Button>
      <ReasonDialog
        open={asked}
        title={t('kit.withdraw.ask')}
        body={t('kit.withdraw.body')}
        confirmLabel={t('kit.withdraw')}
        failedTitle={t('kit.withdraw.failed')}
        send={(body, headers) =>
          bodyOf(
            api.POST('/v1/packets/{packetId}/withdraw', { params: { path: { packetId: packet.id } }, body, headers }),
          )
        }
        stale={[queryKeys.packets, queryKeys.dashboard]}
        onClose={() => setAsked(false)}
      />
    </Section>
  );
}
