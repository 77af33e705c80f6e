import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import styles from './data-table.module.css';
import { SortableHeader } from './sortable-header.tsx';
import { TableFooter } from './table-footer.tsx';
import { TableScroll } from './table-scroll.tsx';
import type { TablePages } from './use-cursor-pages.ts';

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The server can sort by it. */
  sortable?: boolean;
  /** Numbers and amounts stand at the end. */
  align?: 'end';
  /** The name of the row: it becomes the row's heading. Exactly one column. */
  rowHeader?: boolean;
};

type DataTableProps<Row> = {
  /** What the list is of: names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  pages: TablePages<Row>;
  /** Shown while there is nothing at all. */
  empty: { title: string; body: ReactNode; actions?: ReactNode };
  /** Whether a filter is on: an empty list is then "nothing found", with a way back. */
  filtered?: boolean;
  onClearFilters?: () => void;
  /** Inputs that narrow the list. */
  filters?: ReactNode;
  /** Where the server gives the whole list, filters included, as CSV. */
  csvUrl?: string;
};

/** A list from the server: filters, sorting, pages, CSV, and every state that a list can be in. Stacks on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation();
  const { label, pages, filters, csvUrl } = props;
  return (
    <div className={styles.frame}>
      {(filters !== undefined || csvUrl !== undefined) && (
        <div className={styles.bar}>
          <search className={styles.filters} aria-label={t('table.filters', { label })}>
            {filters}
          </search>
          {csvUrl !== undefined && (
            <Button
              component="a"
              href={csvUrl}
              download
              variant="default"
              leftSection={<Icon name="download" size={1} />}
            >
              {t('table.csv')}
            </Button>
          )}
        </div>
      )}
      <Body {...props} />
      {pages.status === 'ready' && pages.rows.length > 0 && <TableFooter pages={pages} />}
    </div>
  );
}

function Body<Row>({ label, columns, rowKey, pages, empty, filtered = false, onClearFilters }: DataTableProps<Row>) {
  const { t } = useTranslation();
  if (pages.status === 'error') {
    return <ProblemAlert error={pages.error} title={t('table.failed', { label })} onRetry={pages.retry} />;
  }
  if (pages.status === 'ready' && pages.rows.length === 0) {
    return filtered ? (
      <EmptyState
        icon="search"
        title={t('table.nothing.found')}
        actions={
          onClearFilters && (
            <Button variant="default" onClick={onClearFilters}>
              {t('table.clear.filters')}
            </Button>
          )
        }
      >
        {t('table.nothing.found.body')}
      </EmptyState>
    ) : (
      <EmptyState title={empty.title} actions={empty.actions}>
        {empty.body}
      </EmptyState>
    );
  }
  const loading = pages.status === 'loading';
  return (
    <TableScroll label={label} refreshing={pages.refreshing}>
      {/* The roles keep a table a table where the style sheet stacks it. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <table className={styles.table} role="table" aria-label={label} aria-busy={loading || pages.refreshing}>
        <thead>
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tr role="row">
            {columns.map((column) => (
              <SortableHeader key={column.id} column={column} pages={pages} />
            ))}
          </tr>
        </thead>
        <tbody>
          {loading
            ? SKELETON_ROWS.map((row) => <SkeletonRow key={row} columns={columns.length} />)
            : pages.rows.map((row) => <DataRow key={rowKey(row)} row={row} columns={columns} />)}
        </tbody>
      </table>
      {loading && (
        <p className="unseen" role="status">
          {t('table.loading', { label })}
        </p>
      )}
    </TableScroll>
  );
}

function DataRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see Body
    <tr role="row">
      {columns.map(({ id, header, cell, align, rowHeader }) =>
        rowHeader ? (
          // biome-ignore lint/a11y/noRedundantRoles: see Body
          <th key={id} role="rowheader" scope="row" className={styles.rowHeader}>
            {cell(row)}
          </th>
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: see Body
          <td key={id} role="cell" data-label={header} data-align={align}>
            <span>{cell(row)}</span>
          </td>
        ),
      )}
    </tr>
  );
}

const SKELETON_ROWS = [1, 2, 3, 4, 5];

function SkeletonRow({ columns }: { columns: number }) {
  return (
    <tr>
      {Array.from({ length: columns }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
        <td key={index}>
          <span className={styles.skeleton} />
        </td>
      ))}
    </tr>
  );
}
