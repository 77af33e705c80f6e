import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../api/client.ts';
import { ApiError } from '../../../api/problem.ts';
import type { Visit } from '../visit.ts';
import type { PortalRecord, PortalReport } from './types.ts';

/** The most that the server gives at once. */
const PAGE_SIZE = 200;

const keyOf = ({ requestId }: Visit) => ['portal', requestId] as const;

export const requestQuery = (visit: Visit) =>
  queryOptions({
    queryKey: [...keyOf(visit), 'request'],
    queryFn: ({ signal }) => bodyOf(visit.api.GET('/v1/portal/request', { signal })),
  });

/** What was sent by this request and counts or was returned. */
export const recordsQuery = (visit: Visit) =>
  queryOptions({
    queryKey: [...keyOf(visit), 'records'],
    queryFn: async ({ signal }): Promise<PortalRecord[]> => {
      const records: PortalRecord[] = [];
      let cursor: string | undefined;
      do {
        const query = { state: 'current,returned', limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
        const page = await bodyOf(visit.api.GET('/v1/portal/records', { params: { query }, signal }));
        records.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
      return records;
    },
  });

export const suggestionsQuery = (visit: Visit) =>
  queryOptions({
    queryKey: [...keyOf(visit), 'suggestions'],
    queryFn: async ({ signal }) => (await bodyOf(visit.api.GET('/v1/portal/suggestions', { signal }))).items,
  });

/** The report that the partner shared; null while there is none. */
export const reportQuery = (visit: Visit) =>
  queryOptions({
    queryKey: [...keyOf(visit), 'report'],
    queryFn: async ({ signal }): Promise<PortalReport | null> => {
      try {
        return await bodyOf(visit.api.GET('/v1/portal/report', { signal }));
      } catch (error) {
        if (error instanceof ApiError && error.problem?.status === 404) return null;
        throw error;
      }
    },
  });

/** Everything of the request is read again: a file came, or a value was saved. */
export function refreshRequest(queries: QueryClient, visit: Visit): Promise<void> {
  return queries.invalidateQueries({ queryKey: keyOf(visit) });
}
