import type { ReactNode } from 'react';
import styles from './key-values.module.css';

export type KeyValue = {
  label: string;
  /** Nothing is shown for null. */
  value: ReactNode;
  /** Takes the whole width: hashes and long texts. */
  wide?: boolean;
};

/** Facts about one thing, in as many columns as fit; `stacked` puts each label before its value in one column. */
export function KeyValues({ items, stacked = false }: { items: readonly KeyValue[]; stacked?: boolean }) {
  return (
    <dl className={stacked ? styles.stacked : styles.grid}>
      {items
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ label, value, wide }) => (
          <div key={label} data-wide={wide || undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
