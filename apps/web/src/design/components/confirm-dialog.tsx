import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './confirm-dialog.module.css';
import { Dialog } from './dialog.tsx';

type ConfirmDialogProps = {
  open: boolean;
  /** A question: "Withdraw this packet?" */
  title: string;
  /** What follows from it, above all what cannot be taken back. */
  children: ReactNode;
  /** The verb of the title: "Withdraw". */
  confirmLabel: string;
  /** Red, when the act cannot be taken back. */
  destructive?: boolean;
  /** The act is under way: the buttons wait. */
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/** Asks before an act. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirmLabel, destructive = false, busy = false, onConfirm, onCancel } = props;
  const { t } = useTranslation();
  return (
    <Dialog open={open} title={title} onClose={onCancel}>
      {children}
      <div className={styles.actions}>
        <Button variant="default" onClick={onCancel} disabled={busy}>
          {t('action.cancel')}
        </Button>
        <Button {...(destructive ? { color: 'red' } : {})} onClick={onConfirm} loading={busy}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
