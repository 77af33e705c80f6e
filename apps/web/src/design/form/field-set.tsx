import type { ReactNode } from 'react';
import styles from './field-set.module.css';

type FieldSetProps = {
  legend: string;
  /** Why these are asked. */
  help?: string;
  children: ReactNode;
};

/** A group of fields with its name at the side, or above where the window is narrow. */
export function FieldSet({ legend, help, children }: FieldSetProps) {
  return (
    <fieldset className={styles.set}>
      <legend className="unseen">{legend}</legend>
      <div className={styles.name} aria-hidden="true">
        <p className={styles.legend}>{legend}</p>
      </div>
      <div className={styles.fields}>
        {help !== undefined && <p className={styles.help}>{help}</p>}
        {children}
      </div>
    </fieldset>
  );
}
