import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../../api/client.ts';
import { queryKeys } from '../../../../api/query-keys.ts';
import type { ClientRequest } from '../../../../api/resources.ts';
import { useAct } from '../../../../api/use-act.ts';
import { ConfirmDialog } from '../../../../design/components/confirm-dialog.tsx';
import { DateTime } from '../../../../design/components/date-time.tsx';
import { KeyValues } from '../../../../design/components/key-values.tsx';
import { ProblemAlert } from '../../../../design/components/problem-alert.tsx';
import { StateBadge } from '../../../../design/components/status-badge.tsx';
import type { Tone } from '../../../../design/tokens.ts';
import { usePacketScope } from '../packet-context.ts';
import styles from '../record/record.module.css';
import type { SentLink } from './sent-link-notice.tsx';

type RequestCardProps = { request: ClientRequest; mayWrite: boolean; onSent: (sent: SentLink) => void };

const TONES: Partial<Record<ClientRequest['state'], Tone>> = { open: 'accent', submitted: 'good' };

/** One request: to whom, how far, reminders; sending it again, taking it back. */
export function RequestCard({ request, mayWrite, onSent }: RequestCardProps) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const [asked, setAsked] = useState(false);
  const { id, contact, state, expires_at, next_reminder_at, reminders_sent, submitted_at, created_at } = request;
  const stale = [queryKeys.ofPacket(packet.id, 'requests')];
  const params = { path: { requestId: id } };
  const resend = useAct({
    act: (_: null, headers) => bodyOf(api.POST('/v1/requests/{requestId}/resend', { params, headers })),
    stale,
    onDone: onSent,
  });
  const revoke = useAct({
    act: (_: null, headers) => bodyOf(api.POST('/v1/requests/{requestId}/revoke', { params, headers })),
    stale,
    onDone: () => setAsked(false),
  });
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>{contact.name}</h2>
        <StateBadge tone={TONES[state] ?? 'plain'}>{t(`request.state.${state}`)}</StateBadge>
      </div>
      <KeyValues
        items={[
          { label: t('requests.email'), value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
          { label: t('request.sent'), value: <DateTime value={created_at} lead="relative" /> },
          { label: t('request.until'), value: <DateTime value={expires_at} lead="relative" /> },
          { label: t('request.reminders'), value: t('request.reminders.sent', { count: reminders_sent }) },
          {
            label: t('request.next'),
            value: next_reminder_at && <DateTime value={next_reminder_at} lead="relative" />,
          },
          { label: t('request.submitted'), value: submitted_at && <DateTime value={submitted_at} lead="relative" /> },
        ]}
      />
      {(resend.error ?? revoke.error) && (
        <ProblemAlert error={resend.error ?? revoke.error} title={t('requests.failed')} />
      )}
      {mayWrite && state !== 'revoked' && (
        <div className={styles.actions}>
          <Button variant="default" size="xs" onClick={() => resend.mutate(null)} loading={resend.isPending}>
            {t('request.resend')}
            <span className="unseen"> {contact.name}</span>
          </Button>
          <Button variant="default" size="xs" onClick={() => setAsked(true)}>
            {t('request.revoke')}
            <span className="unseen"> {contact.name}</span>
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asked}
        title={t('request.revoke.ask')}
        confirmLabel={t('request.revoke')}
        destructive
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(null)}
        onCancel={() => setAsked(false)}
      >
        {t('request.revoke.body')}
      </ConfirmDialog>
    </li>
  );
}
