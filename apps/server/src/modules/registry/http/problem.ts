import { writeCanonical } from '@attestlayer/encoding';
import type { Context } from 'hono';
import { PROBLEMS, type RegistryErrorCode } from '../registry-error.ts';

/** What a client is told (RFC 9457). `id` finds an unexpected error in the log of the server. */
export type Problem = { code: RegistryErrorCode; detail: string; id?: string };

const RETRY_SECONDS: Partial<Record<RegistryErrorCode, number>> = { index_behind: 5, storage_failed: 10 };

/** Writes problem details (RFC 9457); `type` is an anchor on the page that explains all codes. */
export function problemResponse(context: Context, publicUrl: string, { code, detail, id }: Problem): Response {
  const { status, title } = PROBLEMS[code];
  const retrySeconds = RETRY_SECONDS[code];
  if (retrySeconds !== undefined) context.header('Retry-After', String(retrySeconds));
  context.header('Cache-Control', 'no-store');
  context.header('Content-Type', 'application/problem+json');
  const type = `${publicUrl}/problems#${code}`;
  const body = { type, title, status, code, detail, ...(id !== undefined && { id }) };
  return context.body(writeCanonical(body) as Uint8Array<ArrayBuffer>, status);
}
