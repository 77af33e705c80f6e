import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Kit } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useReissue } from './use-issuance.ts';

/** Beginning the packet whose kit takes the place of this one, or the way to it. */
export function ReissueSection({ kit }: { kit: Kit }) {
  const { t } = useTranslation('kit');
  const { packet } = usePacketScope();
  const { data, error, refetch } = useReissue(packet.id);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { replaced_by: successor } = data;
  if (successor === null) return kit.status === 'issued' ? <Begin /> : null;
  const { packet_id: packetId, title, reason, state } = successor;
  const done = state === 'issued' || state === 'superseded' || state === 'withdrawn';
  return (
    <Section title={t('reissue.title')}>
      <Notice
        tone={done ? 'plain' : 'accent'}
        title={t(done ? 'reissue.done' : 'reissue.open')}
        actions={
          <ButtonLink to={done ? '/packets/$packetId/kit' : '/packets/$packetId'} params={{ packetId }} size="sm">
            {t('reissue.to')}
          </ButtonLink>
        }
      >
        <p>{title}</p>
        <p className="soft">{t('reason', { reason })}</p>
      </Notice>
    </Section>
  );
}

function Begin() {
  const { t } = useTranslation('kit');
  const navigate = useNavigate();
  const { packet } = usePacketScope();
  const mayIssue = usePermission('packets:issue');
  const [asked, setAsked] = useState(false);
  return (
    <Section title={t('reissue.title')} lead={t('reissue.lead')}>
      {mayIssue ? (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('reissue.button')}
        </Button>
      ) : (
        <p className="soft">{t('reissue.not.allowed')}</p>
      )}
      <ReasonDialog
        open={asked}
        title={t('reissue.ask')}
        body={t('reissue.body')}
        confirmLabel={t('reissue.button')}
        failedTitle={t('reissue.failed')}
        destructive={false}
        send={async (body, headers) => {
          const params = { path: { packetId: packet.id } };
          const { id } = await bodyOf(api.POST('/v1/packets/{packetId}/reissue', { params, body, headers }));
          void navigate({ to: '/packets/$packetId', params: { packetId: id } });
        }}
        stale={[queryKeys.packets, queryKeys.dashboard]}
        onClose={() => setAsked(false)}
      />
    </Section>
  );
}
