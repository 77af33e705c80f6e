import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './confirm-dialog.module.css';

type DialogProps = { open: boolean; title: string; children: ReactNode; onClose: () => void; wide?: boolean };

/** The browser's own dialog: it holds the focus, closes by Escape and gives the focus back. */
export function Dialog({ open, title, children, onClose, wide = false }: DialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      onClose={() => open && onClose()}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      {/* A form starts anew each time. */}
      {open && <div className={styles.body}>{children}</div>}
    </dialog>
  );
}
