import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './confirm-dialog.module.css';

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

/** Asks before an act. The browser's own dialog: it holds the focus, closes by Escape and gives the focus back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirmLabel, destructive = false, busy = false, onConfirm, onCancel } = props;
  const { t } = useTranslation();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={() => open && onCancel()}>
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>
        <Button variant="default" onClick={onCancel} disabled={busy}>
          {t('action.cancel')}
        </Button>
        <Button {...(destructive ? { color: 'red' } : {})} onClick={onConfirm} loading={busy}>
          {confirmLabel}
        </Button>
      </div>
    </dialog>
  );
}
