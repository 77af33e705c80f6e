import { Button, Textarea } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../design/components/dialog.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { useTextRules } from '../../../design/form/rules.ts';

/** One or two sentences, as the server takes them. */
const MAX_REASON_CHARACTERS = 500;

type ReasonDialogProps = {
  open: boolean;
  title: string;
  body: string;
  confirmLabel: string;
  failedTitle: string;
  send: (body: { reason: string }, headers: { 'idempotency-key': string }) => Promise<unknown>;
  stale: readonly QueryKey[];
  onClose: () => void;
  onDone?: () => void;
  /** Red, as most acts that ask for a reason cannot be taken back. */
  destructive?: boolean;
};

/** Asks for the reason of an act that others will read. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, body, confirmLabel, failedTitle, send, stale, onClose, onDone = onClose } = props;
  const { destructive = true } = props;
  const { t } = useTranslation('workspace');
  const rules = useTextRules();
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <p>{body}</p>
      <ActForm
        initial={{ reason: '' }}
        labels={{ reason: t('reason') }}
        rules={{ reason: (value) => rules.required(value) ?? rules.atMost(MAX_REASON_CHARACTERS)(value) }}
        // The server takes one line.
        send={({ reason }, headers) => send({ reason: reason.trim().replaceAll(/\s+/g, ' ') }, headers)}
        stale={stale}
        onDone={onDone}
        submitLabel={confirmLabel}
        failedTitle={failedTitle}
        destructive={destructive}
        secondary={
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
      >
        {(field) => <Textarea rows={3} {...field('reason')} />}
      </ActForm>
    </Dialog>
  );
}
