import type { SendOptions, TestServer } from './server-fixture.ts';

/** Calls the API as a page in a browser does: with cookies and an Origin. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #server: TestServer;

  constructor(server: TestServer) {
    this.#server = server;
  }

  async send(method: string, path: string, { body, headers = {} }: SendOptions = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { origin } = new URL(this.#server.context.config.baseUrl);
    const answer = await this.#server.send(method, path, {
      body,
      headers: { origin, ...(cookie === '' ? {} : { cookie }), ...headers },
    });
    for (const text of answer.headers.getSetCookie()) this.#keep(text);
    return answer;
  }

  #keep(text: string): void {
    const [pair = '', ...attributes] = text.split(';');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute)) || value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
