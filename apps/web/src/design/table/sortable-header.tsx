import { Icon } from '../components/icon.tsx';
import styles from './data-table.module.css';
import type { Column } from './data-table.tsx';
import type { TablePages } from './use-cursor-pages.ts';

/** The head of a column; a button where the server can sort by it. */
export function SortableHeader<Row>({ column, pages }: { column: Column<Row>; pages: TablePages<Row> }) {
  const { id, header, sortable = false, align } = column;
  const sorted = pages.sort?.column === id ? (pages.sort.descending ? 'descending' : 'ascending') : undefined;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: keeps it a head where the style sheet stacks the table
    <th role="columnheader" scope="col" data-align={align} aria-sort={sortable ? (sorted ?? 'none') : undefined}>
      {sortable ? (
        <button type="button" className={styles.sort} onClick={() => pages.sortBy(id)}>
          {header}
          <Icon
            name={sorted === 'ascending' ? 'up' : 'down'}
            size={0.875}
            className={sorted === undefined ? styles.unsorted : styles.sorted}
          />
        </button>
      ) : (
        header
      )}
    </th>
  );
}
