import { ApiError, parseProblem } from '../../../../api/problem.ts';

/** Fetches the bytes of a record, or their beginning. @throws ApiError */
export async function fetchContent(recordId: string, signal: AbortSignal, firstBytes?: number): Promise<Response> {
  const headers: HeadersInit = firstBytes === undefined ? {} : { range: `bytes=0-${firstBytes - 1}` };
  const response = await fetch(`/v1/records/${recordId}/content`, { headers, signal }).catch((cause: unknown) => {
    throw new ApiError('unreachable', { cause });
  });
  if (response.ok) return response;
  throw new ApiError('problem', { problem: parseProblem(response.status, await response.json().catch(() => null)) });
}
