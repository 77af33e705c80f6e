import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../api/problem.ts';
import { DateTime } from '../../design/components/date-time.tsx';
import { OutcomeBadge, PacketStateBadge } from '../../design/components/status-badge.tsx';
import { type Column, DataTable } from '../../design/table/data-table.tsx';
import { type TablePages, useCursorPages } from '../../design/table/use-cursor-pages.ts';
import styles from './design-page.module.css';
import { readSamplePage, type SampleRow } from './sample-rows.ts';

const COLUMNS: Column<SampleRow>[] = [
  { id: 'client', header: 'Client', cell: ({ client }) => client, rowHeader: true, sortable: true },
  { id: 'profile', header: 'Profile', cell: ({ profile }) => <span className="nowrap">{profile}</span> },
  { id: 'state', header: 'State', cell: ({ state }) => <PacketStateBadge state={state} /> },
  { id: 'outcome', header: 'Outcome', cell: ({ outcome }) => outcome && <OutcomeBadge outcome={outcome} /> },
  { id: 'due', header: 'Due', cell: ({ due }) => <DateTime value={due} />, sortable: true },
  { id: 'records', header: 'Records', cell: ({ records }) => records, align: 'end' },
];

const EMPTY = { title: 'No packets yet', body: 'A packet collects the records of one client for one profile.' };

const NOTHING: TablePages<SampleRow> = {
  rows: [],
  status: 'ready',
  refreshing: false,
  error: null,
  total: 0,
  pageNumber: 1,
  firstRow: 1,
  hasNext: false,
  sort: null,
  showNext: () => {},
  showPrevious: () => {},
  sortBy: () => {},
  retry: () => {},
};

/** A list of 10,000 packets, and the states in which there is none to see. */
export function TableSamples() {
  const [search, setSearch] = useState('');
  const pages = useCursorPages<SampleRow>({
    queryKey: ['design-samples', search],
    fetchPage: async ({ cursor, limit, sort }) => readSamplePage({ cursor, limit, sort, search }),
    initialSort: { column: 'client', descending: false },
    limit: 8,
  });
  const table = { columns: COLUMNS, rowKey: ({ id }: SampleRow) => id, empty: EMPTY };
  return (
    <div className={styles.column}>
      <DataTable
        {...table}
        label="Packets"
        pages={pages}
        csvUrl="#csv"
        filtered={search !== ''}
        onClearFilters={() => setSearch('')}
        filters={
          <>
            <TextInput label="Client" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
            <Select label="State" data={['Any', 'Collecting', 'Blocked', 'Ready', 'Issued']} defaultValue="Any" />
          </>
        }
      />
      <DataTable {...table} label="Loading packets" pages={{ ...NOTHING, status: 'loading' }} />
      <DataTable {...table} label="Empty packets" pages={NOTHING} />
      <DataTable {...table} label="Filtered packets" pages={NOTHING} filtered onClearFilters={() => {}} />
      <DataTable
        {...table}
        label="Failed packets"
        pages={{ ...NOTHING, status: 'error', error: new ApiError('unreachable') }}
      />
    </div>
  );
}
