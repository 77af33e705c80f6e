import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';
import { ApiError } from '../../../api/problem.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Issuance, Kit } from '../../../api/resources.ts';

/** Issuing a usual packet takes some seconds; each step is worth seeing. */
const LOOK_AGAIN_MS = 1_000;

const isMissing = (error: unknown) => error instanceof ApiError && error.problem?.status === 404;

export function isRunning(issuance: Issuance | null | undefined): boolean {
  return issuance != null && issuance.state !== 'delivered' && issuance.state !== 'failed';
}

/** The newest issuance of a packet; null before the first. */
export function useIssuance(packetId: string) {
  return useQuery({
    queryKey: queryKeys.ofPacket(packetId, 'issuance'),
    queryFn: async ({ signal }): Promise<Issuance | null> => {
      try {
        return await bodyOf(api.GET('/v1/packets/{packetId}/issuance', { params: { path: { packetId } }, signal }));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    refetchInterval: ({ state }) => (isRunning(state.data) ? LOOK_AGAIN_MS : false),
  });
}

/** The issued kit; null while there is none. */
export function useKit(packetId: string, issued: boolean) {
  return useQuery({
    queryKey: queryKeys.ofPacket(packetId, 'kit'),
    queryFn: ({ signal }): Promise<Kit> =>
      bodyOf(api.GET('/v1/packets/{packetId}/kit', { params: { path: { packetId } }, signal })),
    enabled: issued,
  });
}

/** Which packet this one is to replace, and which one is to replace it. */
export function useReissue(packetId: string) {
  return useQuery({
    queryKey: queryKeys.ofPacket(packetId, 'reissue'),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/packets/{packetId}/reissue', { params: { path: { packetId } }, signal })),
  });
}
