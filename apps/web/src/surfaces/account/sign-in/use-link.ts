import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';

/** Looks at a link that was mailed; this spends nothing. */
export function useLink(kind: 'sign_in' | 'password_reset' | 'invitation', token: string | undefined) {
  return useQuery({
    queryKey: queryKeys.link(kind, token ?? ''),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/links/{kind}', { params: { path: { kind }, query: { token: token ?? '' } }, signal })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
