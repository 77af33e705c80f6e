import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** One page of a list as the API answers it. */
export type CursorPage<Row> = {
  items: Row[];
  /** Where the next page starts; null on the last one. */
  next_cursor: string | null;
  /** How many there are in all, where the server counts them. */
  total?: number;
};

export type Sort = { column: string; descending: boolean };

type PageRequest = { cursor: string | null; limit: number; sort: Sort | null; signal: AbortSignal };

type CursorPagesOptions<Row> = {
  /** The key of the list and everything that filters it: a change starts again at the first page. */
  queryKey: readonly unknown[];
  fetchPage: (request: PageRequest) => Promise<CursorPage<Row>>;
  initialSort?: Sort;
  limit?: number;
};

/** Rows of a page: fits a screen, and a list of 10,000 is never in the page at once. */
const DEFAULT_LIMIT = 25;

/** What DataTable shows. */
export type TablePages<Row> = {
  rows: readonly Row[];
  status: 'loading' | 'ready' | 'error';
  /** Another page is on its way while the last one is shown. */
  refreshing: boolean;
  error: unknown;
  total: number | null;
  pageNumber: number;
  firstRow: number;
  hasNext: boolean;
  sort: Sort | null;
  showNext: () => void;
  showPrevious: () => void;
  sortBy: (column: string) => void;
  retry: () => void;
};

/**
 * Walks a list by the server's cursors. The cursors of the pages already seen are kept, so that "previous" needs no cursor of its
 * own from the server.
 */
export function useCursorPages<Row>(options: CursorPagesOptions<Row>): TablePages<Row> {
  const { queryKey, fetchPage, initialSort = null, limit = DEFAULT_LIMIT } = options;
  const [sort, setSort] = useState<Sort | null>(initialSort);
  const listId = JSON.stringify([queryKey, sort]);
  const [walk, setWalk] = useState<{ listId: string; cursors: (string | null)[] }>({ listId, cursors: [null] });
  const cursors = walk.listId === listId ? walk.cursors : [null];
  const cursor = cursors.at(-1) ?? null;
  const query = useQuery({
    queryKey: [...queryKey, { sort, cursor, limit }],
    queryFn: ({ signal }) => fetchPage({ cursor, limit, sort, signal }),
    placeholderData: keepPreviousData,
  });
  const next = query.data?.next_cursor ?? null;
  return {
    rows: query.data?.items ?? [],
    status: query.data !== undefined ? 'ready' : query.isError ? 'error' : 'loading',
    refreshing: query.isPlaceholderData,
    error: query.error,
    total: query.data?.total ?? null,
    pageNumber: cursors.length,
    firstRow: (cursors.length - 1) * limit + 1,
    hasNext: next !== null && !query.isPlaceholderData,
    sort,
    showNext: () => next !== null && setWalk({ listId, cursors: [...cursors, next] }),
    showPrevious: () => setWalk({ listId, cursors: cursors.length > 1 ? cursors.slice(0, -1) : cursors }),
    sortBy: (column) => setSort({ column, descending: sort?.column === column && !sort.descending }),
    retry: () => void query.refetch(),
  };
}
