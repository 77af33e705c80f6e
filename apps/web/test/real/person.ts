/** Where other programs take the processor, inspection may run out of its time. */
const INSPECTION_TRIES = 5;

/** Somebody with a browser's cookies, who calls the API as the pages do. */
export class Person {
  readonly #site: string;
  readonly #cookies = new Map<string, string>();
  readonly #token: string | undefined;

  /** `token`: of a contributor, instead of cookies. */
  constructor(site: string, token?: string) {
    this.#site = site;
    this.#token = token;
  }

  /** For a browser context: who is signed in. */
  get cookies(): { name: string; value: string; url: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.#site }));
  }

  /** Sends JSON and reads JSON; a refusal is an error with its problem. */
  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = new Headers({ origin: this.#site, 'content-type': 'application/json' });
    if (method === 'POST') headers.set('idempotency-key', crypto.randomUUID());
    if (this.#token !== undefined) headers.set('authorization', `Bearer ${this.#token}`);
    else if (this.#cookies.size > 0) headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(this.#site + path, init);
    this.#keepCookies(response);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  /** Sends a file as the upload queue does, and waits until the server has taken it in. */
  async upload(name: string, bytes: Uint8Array, metadata: Record<string, string>): Promise<UploadOutcome> {
    for (let tries = 1; ; tries += 1) {
      const outcome = await this.#send(name, bytes, metadata);
      if (outcome.refusal === null) return outcome;
      const { code } = outcome.refusal;
      if (code !== 'inspection_limits' || tries === INSPECTION_TRIES) throw new Error(`${name} was refused: ${code}`);
    }
  }

  async #send(name: string, bytes: Uint8Array, metadata: Record<string, string>): Promise<UploadOutcome> {
    const pairs = Object.entries({ filename: name, ...metadata });
    const headers = this.#uploadHeaders();
    headers.set('upload-length', String(bytes.length));
    headers.set(
      'upload-metadata',
      pairs.map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(','),
    );
    const begun = await fetch(`${this.#site}/v1/uploads`, { method: 'POST', headers });
    if (!begun.ok) throw new Error(`upload of ${name}: ${begun.status} ${await begun.text()}`);
    const path = new URL(begun.headers.get('location')!, this.#site).pathname;
    const sending = this.#uploadHeaders();
    sending.set('upload-offset', '0');
    sending.set('content-type', 'application/offset+octet-stream');
    await fetch(this.#site + path, { method: 'PATCH', headers: sending, body: Buffer.from(bytes) });
    for (;;) {
      const outcome = await this.call<UploadOutcome>('GET', `${path}/state`);
      if (outcome.state === 'registered' || outcome.state === 'refused') return outcome;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #uploadHeaders(): Headers {
    const headers = new Headers({ origin: this.#site, 'tus-resumable': '1.0.0' });
    if (this.#token !== undefined) headers.set('authorization', `Bearer ${this.#token}`);
    else headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    return headers;
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]!.split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
  }
}

type UploadOutcome = {
  state: 'receiving' | 'inspecting' | 'registered' | 'refused';
  record_ids: string[];
  refusal: { code: string } | null;
};
