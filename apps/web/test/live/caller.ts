import { type ApiClient, createApiClient } from '@attestlayer/sdk';

/** Somebody who calls the API as a browser at `origin` does: with cookies. */
export type Caller = {
  api: ApiClient;
  /** By name; empty until somebody is signed in. */
  cookies: Map<string, string>;
  /** A request that the typed client does not know, such as those of tus. */
  send(path: string, init: RequestInit): Promise<Response>;
};

export function createCaller(url: string, origin: string): Caller {
  const cookies = new Map<string, string>();
  async function send(request: Request): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set('origin', origin);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new Request(request, { headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]!.split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response;
  }
  return {
    api: createApiClient({ baseUrl: url, fetch: send }),
    cookies,
    send: (path, init) => send(new Request(url + path, init)),
  };
}

/** The body of an answer; a refusal was thrown before. */
export async function bodyOf<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await call;
  if (data === undefined) throw new Error('the server answered without a body');
  return data;
}
