import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../components/notice.tsx';
import styles from './error-summary.module.css';

type ErrorSummaryProps = {
  /** Messages by field. */
  errors: Record<string, unknown>;
  /** The label of each field, in the order of the form. */
  labels: Record<string, string>;
  /** Finds the input of a field, for example `form.getInputNode`. */
  findInput: (field: string) => HTMLElement | null;
  /** Grows with every failed attempt to send: then the summary takes the focus. */
  attempt: number;
};

/** All errors of a long form in one place, each leading to its field. */
export function ErrorSummary({ errors, labels, findInput, attempt }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.keys(labels).filter((field) => errors[field] !== undefined && errors[field] !== null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (fields.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className={styles.summary}>
      <Notice tone="bad" role="alert" title={t('form.errors', { count: fields.length })}>
        <ul>
          {fields.map((field) => (
            <li key={field}>
              <button type="button" onClick={() => focusInput(findInput(field))}>
                {labels[field]}
              </button>
              {': '}
              {String(errors[field])}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** A group of radio buttons or boxes is found by its frame; its first input takes the focus. */
function focusInput(found: HTMLElement | null): void {
  const input = found?.matches('input, textarea, select') ? found : found?.querySelector<HTMLElement>('input');
  input?.focus();
}
