import { cleanText } from '@attestlayer/browser';
import styles from './record.module.css';

type RowTableProps = {
  /** Names the table for whoever cannot see it. */
  name: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Rows bear their numbers, as in a spreadsheet. */
  numbered?: boolean;
};

/** Rows of a record, whose text comes from somebody unknown. */
export function RowTable({ name, head, rows, numbered = false }: RowTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever uses the keyboard must be able to scroll it
    <section className={styles.table} tabIndex={0} aria-label={name}>
      <table>
        <thead>
          <tr>
            {numbered && <td />}
            {head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
              <th key={index} scope="col">
                {cleanText(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
            <tr key={line}>
              {numbered && <th scope="row">{line + 1}</th>}
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
                <td key={index}>{cleanText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
