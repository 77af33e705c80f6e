import assert from 'node:assert/strict';
import { type ApiClient, createApiClient, ProblemError } from '@attestlayer/sdk';

/** The web processes of an instance, asked in turn as behind a load balancer. */
export type Gateway = {
  baseUrl: string;
  urls: readonly string[];
  fetch(path: string, init?: RequestInit): Promise<Response>;
  sent(): number;
};

export function createGateway({ baseUrl, urls }: { baseUrl: string; urls: readonly string[] }): Gateway {
  let sent = 0;
  return {
    baseUrl,
    urls,
    sent: () => sent,
    fetch(path, init) {
      const url = urls[sent++ % urls.length]!;
      return fetch(url + path, { redirect: 'manual', ...init });
    },
  };
}

/** Somebody at a browser, or a program with a token. */
export type Visitor = {
  /** The client library, typed by the OpenAPI document. */
  api: ApiClient;
  /** For what is no JSON. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
};

/** Keeps cookies as a browser does; with a token it sends that instead. */
export function createVisitor(gateway: Gateway, token?: string): Visitor {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    else {
      headers.set('origin', new URL(gateway.baseUrl).origin);
      if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    }
    const response = await gateway.fetch(path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const isOver = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (isOver) cookies.delete(name);
    else cookies.set(name, pair.slice(name.length + 1));
  }

  async function sendRequest(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const body = request.body === null ? null : await request.arrayBuffer();
    return send(pathname + search, { method: request.method, headers: request.headers, body });
  }

  return { api: createApiClient({ baseUrl: gateway.baseUrl, fetch: sendRequest }), fetch: send };
}

/** The body of an answer that must be there. */
export async function answered<Body>(call: Promise<{ data?: Body }>): Promise<NonNullable<Body>> {
  const { data } = await call;
  assert(data !== undefined && data !== null, 'the answer has no body');
  return data;
}

/** Asserts that a call is refused, and with which code. */
export async function refused(call: Promise<unknown>, code: string): Promise<void> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error !== null && !(error instanceof ProblemError)) throw error;
  assert.equal(error?.code ?? 'answered', code);
}
