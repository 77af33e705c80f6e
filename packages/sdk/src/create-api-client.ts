import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './api-types.ts';
import { ProblemError, readProblem } from './problem-error.ts';

export type ApiClientOptions = {
  /** Where the server is, without a slash at the end; empty for the page's own origin. */
  baseUrl: string;
  /** An API key or a contributor token; left out, the session cookie of the browser counts. */
  token?: string;
  fetch?: (request: Request) => Promise<Response>;
};

/** Every operation as `GET`, `POST`, … with its path; answers are typed, refusals are thrown as {@link ProblemError}. */
export type ApiClient = Client<paths>;

/** Makes a client. A POST gets an Idempotency-Key unless the caller brings one, so that a lost answer can be asked for again. */
export function createApiClient({ baseUrl, token, fetch }: ApiClientOptions): ApiClient {
  const client = createClient<paths>({ baseUrl, ...(fetch ? { fetch } : {}) });
  client.use(credentials(token), idempotency, refusals);
  return client;
}

function credentials(token: string | undefined): Middleware {
  return {
    onRequest({ request }) {
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
    },
  };
}

const idempotency: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', crypto.randomUUID());
    }
  },
};

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw new ProblemError(await readProblem(response));
  },
};
