import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';

/** The live credits of one partner, read again with everything else about it. */
export function usePartnerCredits(partnerId: string) {
  return useQuery({
    queryKey: ['console', 'partners', 'one', partnerId, 'credits'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/console/partners/{partnerId}/credits', { params: { path: { partnerId } }, signal })),
  });
}
