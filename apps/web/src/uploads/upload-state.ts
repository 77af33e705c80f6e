import { ApiError, parseProblem } from '../api/problem.ts';
import type { UploadRefusal } from './upload.ts';

/** What the server says about an upload, as `GET /v1/uploads/{uploadId}/state`. */
export type UploadState = {
  received: number;
  state: 'receiving' | 'inspecting' | 'registered' | 'refused';
  sha256: string | null;
  record_ids: string[];
  refusal: UploadRefusal | null;
  refused_members: (UploadRefusal & { name: string })[];
};

/** Asks what became of an upload. @throws ApiError */
export async function readUploadState(url: string, headers: Record<string, string>): Promise<UploadState> {
  const response = await fetch(`${url}/state`, { headers }).catch((cause: unknown) => {
    throw new ApiError('unreachable', { cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as UploadState;
  const problem = parseProblem(response.status, body);
  throw new ApiError(response.status === 401 ? 'signed_out' : 'problem', { problem });
}
