import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { TextDialog } from '../parts/text-dialog.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { caseKey } from './case-key.ts';
import { type Case, CHECKLIST } from './states.ts';

/** Ask, accept or decline; accepting waits until a session settled every point. */
export function CaseActs({ found }: { found: Case }) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState<'ask' | 'accept' | 'decline' | null>(null);
  const close = () => setOpen(null);
  const shared = { stale: [caseKey(found.id)], onDone: close };
  const path = { params: { path: { applicationId: found.id } } };
  const ask = useAct({
    ...shared,
    act: (question: string, headers) =>
      bodyOf(api.POST('/v1/console/applications/{applicationId}/ask', { ...path, body: { question }, headers })),
  });
  const decline = useAct({
    ...shared,
    act: (reason: string, headers) =>
      bodyOf(api.POST('/v1/console/applications/{applicationId}/decline', { ...path, body: { reason }, headers })),
  });
  const settled = CHECKLIST.every((point) => found.sessions.at(-1)?.checklist[point] === true);
  return (
    <>
      <Button onClick={() => setOpen('accept')} disabled={!settled} title={settled ? undefined : t('accept.waits')}>
        {t('accept.button')}
      </Button>
      <Button variant="default" onClick={() => setOpen('ask')}>
        {t('ask.button')}
      </Button>
      <Button variant="default" onClick={() => setOpen('decline')}>
        {t('decline.button')}
      </Button>
      <AcceptDialog open={open === 'accept'} found={found} onClose={close} />
      <TextDialog
        open={open === 'ask'}
        title={t('ask.title')}
        lead={t('ask.lead', { name: found.contact_name })}
        label={t('ask.question')}
        confirmLabel={t('ask.send')}
        busy={ask.isPending}
        error={ask.error}
        onConfirm={(text) => ask.mutate(text)}
        onClose={close}
      />
      <TextDialog
        open={open === 'decline'}
        title={t('decline.title')}
        lead={t('decline.lead', { name: found.contact_name })}
        label={t('reason')}
        confirmLabel={t('decline.button')}
        destructive
        busy={decline.isPending}
        error={decline.error}
        onConfirm={(text) => decline.mutate(text)}
        onClose={close}
      />
    </>
  );
}
