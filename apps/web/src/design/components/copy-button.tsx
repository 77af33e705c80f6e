import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../announce.ts';
import styles from './copy-button.module.css';
import { Icon } from './icon.tsx';

/** How long the tick stays. */
const SHOWN_MS = 2_000;

/** Copies a text to the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return announce(t('copy.refused'));
    }
    setCopied(true);
    announce(t('copy.done'));
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <button type="button" className={styles.copy} onClick={copy} aria-label={label} title={label}>
      <Icon name={copied ? 'check' : 'copy'} size={1} />
    </button>
  );
}
