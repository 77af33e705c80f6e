import { type ApiClient, createApiClient, type paths } from '@attestlayer/sdk';
import { noteConnection } from './connection.ts';
import { ApiError, parseProblem } from './problem.ts';

/** Whoever does not know yet whether somebody is signed in asks without the banner of an ended session. */
const ASKS_WHO_IT_IS = '/v1/session';

/**
 * Sends a request of the typed client. Notes whether the server was reached, and throws before the client looks at a refusal, so
 * that every page shows the one kind of error.
 * @throws ApiError unreachable, signed_out, problem; the signal's reason when aborted
 */
async function send(request: Request, bySession: boolean): Promise<Response> {
  const response = await fetch(request).catch((cause: unknown) => {
    if (request.signal.aborted) throw request.signal.reason;
    noteConnection({ reachable: false });
    throw new ApiError('unreachable', { cause });
  });
  noteConnection({ reachable: true });
  if (response.ok) return response;
  const problem = parseProblem(response.status, await response.json().catch(() => null));
  if (response.status !== 401) throw new ApiError('problem', { problem });
  // A wrong password or code is 401 as well, and no session has ended by it.
  const asks = new URL(request.url).pathname === ASKS_WHO_IT_IS;
  if (bySession && !asks && !isSignIn(request)) noteConnection({ signedOut: true });
  throw new ApiError(isSignIn(request) ? 'problem' : 'signed_out', { problem });
}

function isSignIn(request: Request): boolean {
  return request.method === 'POST' && new URL(request.url).pathname.startsWith('/v1/auth/');
}

/** The API as its own document types it; the session cookie says who calls. */
export const api = createApiClient({ baseUrl: '', fetch: (request) => send(request, true) });

/** The API for somebody who has a token instead of a session, which the end of the token does not concern. */
export function makeTokenClient(token: string): ApiClient {
  return createApiClient({ baseUrl: '', token, fetch: (request) => send(request, false) });
}

/** The body of an answer. A refusal was thrown before. */
export async function bodyOf<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await call;
  if (data === undefined) throw new ApiError('unexpected_answer');
  return data;
}

/** `If-Match` for a row that was read with this version: the server refuses the change when somebody else was faster. */
export function ifMatch(version: number): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}

type Success = 200 | 201 | 202;

/** What an operation answers. */
export type AnswerOf<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: infer Responses;
}
  ? { [Status in keyof Responses & Success]: Responses[Status] }[keyof Responses & Success] extends {
      content: { 'application/json': infer Body };
    }
    ? Body
    : never
  : never;

/** What an operation takes. */
export type BodyOf<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody?: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
