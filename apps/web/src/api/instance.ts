import { useQuery } from '@tanstack/react-query';
import { queryKeys } from './query-keys.ts';
import { request } from './request.ts';

/** Who runs this instance, and where its surfaces are. */
export type Instance = {
  issuer: { name: string };
  /** Absolute addresses by surface, for links that leave this host. */
  urls: Partial<Record<'program' | 'verify' | 'registry' | 'workspace' | 'docs', string>>;
};

/** What is shown until the server has answered, and where there is none. */
const UNKNOWN: Instance = { issuer: { name: 'AttestLayer' }, urls: {} };

/** Reads who runs this instance; never fails, because every page shows it. */
export function useInstance(): Instance {
  const { data } = useQuery({
    queryKey: queryKeys.instance,
    queryFn: async ({ signal }) => (await request<Instance>('/v1/instance', { signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ?? UNKNOWN;
}
