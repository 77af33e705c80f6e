import { useQuery } from '@tanstack/react-query';
import { ApiError, parseProblem } from '../../../api/problem.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Kit } from '../../../api/resources.ts';

/** Reads one document of an issued kit as its exact bytes; it never changes. */
export function useKitDocument<Document>(
  kit: Kit,
  name: 'receipt.json' | 'diff',
  parse: (bytes: Uint8Array) => Document,
) {
  return useQuery({
    queryKey: queryKeys.kitDocument(kit.kit_id, name),
    queryFn: async ({ signal }): Promise<Document> => {
      const path = `/v1/packets/${kit.packet_id}/${name}`;
      const response = await fetch(path, { signal }).catch((cause: unknown) => {
        throw new ApiError('unreachable', { cause });
      });
      if (response.ok) return parse(new Uint8Array(await response.arrayBuffer()));
      const problem = parseProblem(response.status, await response.json().catch(() => null));
      throw new ApiError('problem', { problem });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
