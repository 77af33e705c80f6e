import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';

const REFRESH_MS = 30_000;

export type Health = AnswerOf<'/v1/console/health', 'get'>;

/** What the server found of itself just now. */
export function useHealth() {
  return useQuery({
    queryKey: ['console', 'health'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/console/health', { signal })),
    refetchInterval: REFRESH_MS,
  });
}
