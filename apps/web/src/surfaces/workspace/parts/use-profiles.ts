import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';

/** Every published version of every profile. */
export function useProfiles() {
  return useQuery({
    queryKey: queryKeys.profiles,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/profiles', { signal })),
  });
}

/** One version of a profile; a number never changes. */
export function useProfile(id: string | null, version: number | 'latest') {
  return useQuery({
    queryKey: queryKeys.profile(id ?? '', version),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/profiles/{id}/{version}', { params: { path: { id: id ?? '', version } }, signal })),
    enabled: id !== null,
    staleTime: version === 'latest' ? undefined : Number.POSITIVE_INFINITY,
  });
}
