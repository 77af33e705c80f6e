import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../design/components/dialog.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import styles from '../console.module.css';

type TextDialogProps = {
  open: boolean;
  title: string;
  /** What follows, and who reads the text. */
  lead: string;
  label: string;
  confirmLabel: string;
  destructive?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: (text: string) => void;
  onClose: () => void;
};

/** An act that needs a reason or a question in words. */
export function TextDialog(props: TextDialogProps) {
  const { open, title, onClose } = props;
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ lead, label, confirmLabel, destructive = false, busy, error, onConfirm, onClose }: TextDialogProps) {
  const { t } = useTranslation(['console', 'common']);
  const [text, setText] = useState('');
  const [pressed, setPressed] = useState(false);
  const missing = text.trim() === '';
  return (
    <form
      noValidate
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!missing) onConfirm(text.trim());
      }}
    >
      <p>{lead}</p>
      {error !== null && <ProblemAlert error={error} />}
      <Textarea
        label={label}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={pressed && missing ? t('text.missing') : null}
      />
      <div className={styles.row}>
        <Button type="submit" loading={busy} {...(destructive ? { color: 'red' } : {})}>
          {confirmLabel}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel', { ns: 'common' })}
        </Button>
      </div>
    </form>
  );
}
