import type { AppContext } from '../../../context.ts';
import { authLibraryProblems, Problem, type ProblemCode } from '../../../http/index.ts';
import { ADDRESS_HEADER, AUTH_PATH, type Auth } from '../create-auth.ts';

export type AuthCall = {
  context: AppContext;
  request: Request;
  remoteAddress: string;
  /** Of the library, below its base path. */
  path: string;
  method?: 'GET' | 'POST';
  body?: unknown;
  /** Left out: the one that knows passwords, codes and passkeys. */
  auth?: Pick<Auth, 'handler'>;
};

export type AuthAnswer = { json: unknown; cookies: string[] };

/** Lets the auth library answer a call that has passed our own checks: origin, limits and shape. @throws Problem with the library's code */
export async function callAuth(call: AuthCall): Promise<AuthAnswer> {
  const response = await askAuth(call);
  const text = await response.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw toProblem(response.status, json);
  return { json, cookies: response.headers.getSetCookie() };
}

/** The same for a call whose answer is no JSON, such as a redirect. */
export async function askAuth({
  context,
  request,
  remoteAddress,
  path,
  method = 'POST',
  body,
  auth = context.accounts.auth,
}: AuthCall): Promise<Response> {
  const { origin } = new URL(context.config.baseUrl);
  const headers = new Headers({
    origin,
    cookie: request.headers.get('cookie') ?? '',
    'user-agent': request.headers.get('user-agent') ?? '',
    [ADDRESS_HEADER]: remoteAddress,
    ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
  });
  return auth.handler(
    new Request(`${origin}${AUTH_PATH}${path}`, {
      method,
      headers,
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    }),
  );
}

function toProblem(status: number, json: unknown): Problem {
  const { code, message } = (json ?? {}) as { code?: unknown; message?: unknown };
  if (status >= 500) throw new Error(`the auth library failed: ${String(message)}`);
  return new Problem({
    status,
    code: typeof code === 'string' ? toProblemCode(code) : 'sign_in_refused',
    title: typeof message === 'string' ? message : 'this was refused',
  });
}

/** The codes of the library that its routes of ours can answer; another one is told in its own words only. */
function toProblemCode(code: string): ProblemCode {
  const name = code.toLowerCase();
  return isOfLibrary(name) ? name : 'sign_in_refused';
}

function isOfLibrary(name: string): name is keyof typeof authLibraryProblems {
  return Object.hasOwn(authLibraryProblems, name);
}
