import type { ReactNode } from 'react';
import styles from './key-values.module.css';

export type KeyValue = {
  label: string;
  /** Nothing is shown for null. */
  value: ReactNode;
  /** Takes the whole width: hashes and long texts. */
  wide?: boolean;
};

/** `grid`: as many columns as fit; `rows`: label and value in ruled rows; `compact`: the same without rules, for details. */
type Layout = 'grid' | 'rows' | 'compact';

/** Facts about one thing. */
export function KeyValues({ items, layout = 'grid' }: { items: readonly KeyValue[]; layout?: Layout }) {
  return (
    <dl className={styles[layout]}>
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
