import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { useCursorPages } from '../../../design/table/use-cursor-pages.ts';

type PacketFilter = {
  state?: string;
  client_id?: string;
  profile_id?: string;
  series_id?: string;
  due_before?: string;
  q?: string;
};

/** Packets, newest first, page by page. */
export function usePacketPages(filter: PacketFilter, limit?: number) {
  return useCursorPages({
    queryKey: [...queryKeys.packets, 'list', filter],
    fetchPage: ({ cursor, limit: rows, signal }) =>
      bodyOf(
        api.GET('/v1/packets', {
          params: { query: { ...filter, limit: rows, ...(cursor === null ? {} : { cursor }) } },
          signal,
        }),
      ),
    ...(limit === undefined ? {} : { limit }),
  });
}

/** The same list as a file. */
export function csvUrl(path: `/v1/${string}`, filter: Record<string, string | undefined>): string {
  const query = new URLSearchParams({ format: 'csv' });
  for (const [name, value] of Object.entries(filter)) if (value !== undefined && value !== '') query.set(name, value);
  return `${path}?${query}`;
}
