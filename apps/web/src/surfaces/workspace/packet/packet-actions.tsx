import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf, ifMatch } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Packet } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { Dialog } from '../../../design/components/dialog.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import { endOfDay } from '../new-packet/packet-fields.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

const CHANGEABLE: ReadonlySet<Packet['state']> = new Set(['collecting', 'blocked', 'ready']);

/** Changing what a packet is called and when it is due, and giving it up. */
export function PacketActions({ packet }: { packet: Packet }) {
  const { t } = useTranslation('packet');
  const mayWrite = usePermission('packets:write');
  const [asked, setAsked] = useState<'edit' | 'cancel' | null>(null);
  if (!mayWrite || !CHANGEABLE.has(packet.state)) return null;
  const close = () => setAsked(null);
  const stale = [queryKeys.packets, queryKeys.dashboard];
  return (
    <>
      <Button variant="default" onClick={() => setAsked('edit')}>
        {t('edit')}
      </Button>
      <Button variant="default" onClick={() => setAsked('cancel')}>
        {t('cancel.packet')}
      </Button>
      <Dialog open={asked === 'edit'} title={t('edit.title')} onClose={close}>
        <EditPacket packet={packet} onDone={close} />
      </Dialog>
      <ReasonDialog
        open={asked === 'cancel'}
        title={t('cancel.ask')}
        body={t('cancel.body')}
        confirmLabel={t('cancel.packet')}
        failedTitle={t('cancel.failed')}
        send={(body, headers) =>
          bodyOf(
            api.POST('/v1/packets/{packetId}/cancel', { params: { path: { packetId: packet.id } }, body, headers }),
          )
        }
        stale={stale}
        onClose={close}
      />
    </>
  );
}

function EditPacket({ packet, onDone }: { packet: Packet; onDone: () => void }) {
  const { t } = useTranslation('packet');
  const { t: words } = useTranslation('workspace');
  const rules = useTextRules();
  const { id, title, reference, due_at, version } = packet;
  return (
    <ActForm
      initial={{ title, reference: reference ?? '', due: due_at?.slice(0, 10) ?? '' }}
      labels={{ title: words('packet.title'), reference: words('packet.reference'), due: words('packet.due') }}
      rules={{ title: rules.line, reference: rules.atMost(100) }}
      serverNames={{ due_at: 'due' }}
      send={({ title: newTitle, reference: newReference, due }, headers) =>
        bodyOf(
          api.PATCH('/v1/packets/{packetId}', {
            params: { path: { packetId: id } },
            body: {
              title: newTitle.trim(),
              reference: newReference.trim() === '' ? null : newReference.trim(),
              due_at: due === '' ? null : endOfDay(due),
            },
            headers: { ...headers, ...ifMatch(version) },
          }),
        )
      }
      stale={[queryKeys.packets, queryKeys.dashboard]}
      onDone={onDone}
      submitLabel={t('save')}
      failedTitle={t('edit.failed')}
      secondary={
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
    >
      {(field) => (
        <>
          <TextInput {...field('title')} />
          <TextInput {...field('reference')} />
          <TextInput type="date" {...field('due')} />
        </>
      )}
    </ActForm>
  );
}
