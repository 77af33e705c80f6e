import { ApiError } from '../../../api/problem.ts';

export type Readiness = {
  status: 'ready' | 'not_ready';
  checks: { name: string; ok: boolean; message?: string }[];
};

/** Asks the server whether it can do its work; "not ready" (503) is an answer too. @throws ApiError */
export async function readReadiness(signal: AbortSignal): Promise<Readiness> {
  const response = await fetch('/readyz', { signal }).catch((cause: unknown) => {
    throw new ApiError('unreachable', { cause });
  });
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'checks' in body) return body as Readiness;
  throw new ApiError('unexpected_answer');
}
