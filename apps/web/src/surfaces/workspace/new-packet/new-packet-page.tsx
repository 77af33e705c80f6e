import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Packet } from '../../../api/resources.ts';
import { TextLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';
import { NewPacketFields } from './new-packet-fields.tsx';
import { EMPTY_PACKET, type PacketFields, toPacketBody } from './packet-fields.ts';

/** A new packet: client, profile with what it asks, period and due date. What comes next is the request, on its own page. */
export function NewPacketPage() {
  const { t } = useTranslation('workspace');
  const rules = useTextRules();
  const navigate = useNavigate();
  const { client } = useSearch({ strict: false }) as { client?: string };
  return (
    <>
      <PageHeader
        title={t('packets.new')}
        kicker={<TextLink to="/packets">{t('packets.title')}</TextLink>}
        lead={t('new.lead')}
      />
      <ActForm<PacketFields, Packet>
        initial={{ ...EMPTY_PACKET, client_id: client ?? '' }}
        draft={`new-packet-${client ?? ''}`}
        labels={{
          client_id: t('packet.client'),
          profile_id: t('packet.profile'),
          title: t('packet.title'),
          reference: t('packet.reference'),
          from: t('packet.from'),
          until: t('packet.until'),
          due: t('packet.due'),
        }}
        serverNames={{ due_at: 'due', period: 'until', 'period.from': 'from', 'period.until': 'until' }}
        rules={{
          client_id: (value) => (value === '' ? t('new.client.missing') : null),
          profile_id: (value) => (value === '' ? t('new.profile.missing') : null),
          title: rules.line,
          reference: rules.atMost(100),
          from: (value, { until }) => (value === '' && until !== '' ? t('new.period.half') : null),
          until: (value, { from }) => {
            if (value === '' && from !== '') return t('new.period.half');
            return value !== '' && value < from ? t('new.period.order') : null;
          },
        }}
        send={(values, headers) => bodyOf(api.POST('/v1/packets', { body: toPacketBody(values), headers }))}
        stale={[queryKeys.packets, queryKeys.dashboard]}
        onDone={({ id }) => void navigate({ to: '/packets/$packetId/requests', params: { packetId: id } })}
        submitLabel={t('new.submit')}
        failedTitle={t('new.failed')}
      >
        {(field, form) => <NewPacketFields field={field} form={form} />}
      </ActForm>
    </>
  );
}
