import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './file-drop.module.css';

type FileDropProps = {
  title: string;
  detail: string;
  /** For the file input, for example `.zip,application/zip`. */
  accept?: string;
  /** Several files at once. */
  multiple?: boolean;
  /** Called in the drop event itself, while the browser still fills the transfer; with what lay under the pointer. */
  onDrop: (transfer: DataTransfer, target: EventTarget | null) => void;
  /** Called with the input that holds the chosen files; it is emptied afterwards. */
  onChoose: (input: HTMLInputElement) => void;
  /** Below the buttons: limits, other ways. */
  children?: ReactNode;
};

/** Where files are handed over: by drop anywhere in the window, or by two buttons. */
export function FileDrop({ title, detail, accept, multiple = false, onDrop, onChoose, children }: FileDropProps) {
  const { t } = useTranslation();
  const dragging = useWindowDrop(onDrop);
  return (
    <div className={styles.drop} data-dragging={dragging || undefined}>
      <p className={styles.title}>{title}</p>
      <p className={styles.detail}>{detail}</p>
      <div className={styles.buttons}>
        <PickButton
          label={t(multiple ? 'files.choose' : 'files.choose.one')}
          primary
          onChoose={onChoose}
          input={{ accept, multiple }}
        />
        <PickButton label={t('files.choose.folder')} onChoose={onChoose} input={{ webkitdirectory: '' }} />
      </div>
      {children}
    </div>
  );
}

type PickButtonProps = {
  label: string;
  /** Shorter, where what stands around says the rest; the whole label stays for screen readers. */
  shownLabel?: string;
  primary?: boolean;
  size?: 'xs' | 'sm' | 'md';
  input: { accept?: string | undefined; multiple?: boolean; webkitdirectory?: string };
  onChoose: (input: HTMLInputElement) => void;
};

/** A button that opens the browser's file dialog. */
export function PickButton({ label, shownLabel, primary = false, size = 'md', input, onChoose }: PickButtonProps) {
  const ref = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={primary ? 'filled' : 'default'}
        size={size}
        aria-label={shownLabel === undefined ? undefined : label}
        onClick={() => ref.current?.click()}
      >
        {shownLabel ?? label}
      </Button>
      <input
        {...input}
        ref={ref}
        type="file"
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget);
          // The same file again must fire again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** The whole window is the target: a file dropped beside a small zone would otherwise replace the page. */
function useWindowDrop(onDrop: FileDropProps['onDrop']): boolean {
  const [dragging, setDragging] = useState(false);
  const handler = useRef(onDrop);
  handler.current = onDrop;
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
        setDragging(true);
      },
      options,
    );
    // Leaving the window has no related target; moving between its elements has one.
    addEventListener('dragleave', (event) => event.relatedTarget === null && setDragging(false), options);
    addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setDragging(false);
        if (event.dataTransfer !== null) handler.current(event.dataTransfer, event.target);
      },
      options,
    );
    return () => stop.abort();
  }, []);
  return dragging;
}
