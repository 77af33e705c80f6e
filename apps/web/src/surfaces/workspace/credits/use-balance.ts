import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { usePermission } from '../../../api/session.ts';

/** The credits of the workspace, for whoever may see them. */
export function useBalance() {
  return useQuery({
    queryKey: [...queryKeys.credits, 'balance'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/credits', { signal })),
    enabled: usePermission('credits:read'),
  });
}
