import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiError, parseProblem } from '../../api/problem.ts';
import { ConfirmDialog } from '../../design/components/confirm-dialog.tsx';
import { EmptyState } from '../../design/components/empty-state.tsx';
import { Notice } from '../../design/components/notice.tsx';
import { ProblemAlert } from '../../design/components/problem-alert.tsx';
import styles from './design-page.module.css';

const REFUSED = new ApiError('problem', {
  problem: parseProblem(409, {
    type: 'https://docs.example/problems/credit_balance_exhausted',
    title: 'There is no credit left to issue this packet.',
    detail: 'Evaluation goes on as before. Ask your administrator to add credits, then issue again.',
    request_id: '01J9ZK3V4Q',
  }),
});

/** Notices, problems, an empty state, a question. */
export function MessageSamples() {
  const [asked, setAsked] = useState(false);
  return (
    <div className={styles.column}>
      <Notice title="Something to know">One or two sentences, in the reader’s words.</Notice>
      <Notice tone="open" title="No mail transport is set up">
        Invitations are shown here instead of being sent.
      </Notice>
      <Notice tone="good" title="The request was sent">
        The client gets one mail with a link; reminders stop when they submit.
      </Notice>
      <ProblemAlert error={REFUSED} title="The packet was not issued" onRetry={() => {}} />
      <ProblemAlert error={new ApiError('unreachable')} onRetry={() => {}} />
      <EmptyState title="No clients yet" actions={<Button>Add a client</Button>}>
        Add the first client to prepare a packet for them.
      </EmptyState>
      <div>
        <Button variant="default" onClick={() => setAsked(true)}>
          Withdraw packet…
        </Button>
        <ConfirmDialog
          open={asked}
          title="Withdraw this packet?"
          confirmLabel="Withdraw"
          destructive
          onConfirm={() => setAsked(false)}
          onCancel={() => setAsked(false)}
        >
          The withdrawal is written into the public log and cannot be taken back. Every online check of the kit will
          show it.
        </ConfirmDialog>
      </div>
    </div>
  );
}
