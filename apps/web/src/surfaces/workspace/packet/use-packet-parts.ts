import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';

/** Clients send records while somebody looks at the page. */
const LOOK_AGAIN_MS = 15_000;
/** Most packets have some dozen records; the page asks for all that one answer holds. */
const MAX_RECORDS = 200;

/** What would block now; counts as no attempt. */
export function useReadiness(packetId: string) {
  return useQuery({
    queryKey: queryKeys.ofPacket(packetId, 'readiness'),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/packets/{packetId}/readiness', { params: { path: { packetId } }, signal })),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** The records of a packet, withdrawn and refused ones too. */
export function useRecords(packetId: string) {
  return useQuery({
    queryKey: queryKeys.ofPacket(packetId, 'records'),
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/packets/{packetId}/records', {
          params: { path: { packetId }, query: { limit: MAX_RECORDS } },
          signal,
        }),
      ),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Which requirements the records without one could answer. */
export function useSuggestions(packetId: string) {
  return useQuery({
    queryKey: queryKeys.ofPacket(packetId, 'suggestions'),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/packets/{packetId}/suggestions', { params: { path: { packetId } }, signal })),
  });
}

/** The counted evaluations of a packet. */
export function useAttempts(packetId: string) {
  return useQuery({
    queryKey: queryKeys.ofPacket(packetId, 'evaluations'),
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/packets/{packetId}/evaluations', {
          params: { path: { packetId }, query: { limit: MAX_RECORDS } },
          signal,
        }),
      ),
  });
}
