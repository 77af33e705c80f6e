import { noteConnection } from './connection.ts';
import { ApiError, parseProblem } from './problem.ts';

/** An answer with what a later change of the same thing must carry. */
export type Answer<Data> = { data: Data; etag: string | null };

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /** The ETag that was read: the server refuses the change when somebody else was faster (RFC 9110, 13.1.1). */
  ifMatch?: string;
  /**
   * Required by every POST. The caller makes it once for each act of a person (`newIdempotencyKey`), so that a second click or a
   * retry after a lost answer is the same act.
   */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** A key for one act of a person. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/**
 * Sends one request to the API and reads its answer as JSON.
 * @throws ApiError unreachable, signed_out, problem, unexpected_answer; the signal's reason when aborted
 */
export async function request<Data>(
  path: `${'' | '/registry'}/v1/${string}`,
  options: RequestOptions = {},
): Promise<Answer<Data>> {
  const response = await send(path, options);
  const body = await readJson(response);
  if (response.status === 401) {
    noteConnection({ signedOut: true });
    throw new ApiError('signed_out', { problem: parseProblem(401, body) });
  }
  if (!response.ok) throw new ApiError('problem', { problem: parseProblem(response.status, body) });
  if (body === undefined && response.status !== 204) throw new ApiError('unexpected_answer');
  return { data: body as Data, etag: response.headers.get('etag') };
}

async function send(path: string, { method = 'GET', body, ifMatch, idempotencyKey, signal }: RequestOptions) {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (ifMatch !== undefined) headers.set('if-match', ifMatch);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  try {
    const init = { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null };
    const response = await fetch(path, { ...init, credentials: 'same-origin' });
    noteConnection({ reachable: true });
    return response;
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    noteConnection({ reachable: false });
    throw new ApiError('unreachable', { cause });
  }
}

async function readJson(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/\bjson\b/.test(type)) return undefined;
  return response.json().catch(() => undefined);
}
