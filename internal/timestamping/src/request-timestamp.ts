import { concatBytes } from '@attestlayer/encoding';
import { makeTimestampRequest, type TimestampAuthority, verifyTimestampToken } from '@attestlayer/timestamp';
import { TimestampingError } from './timestamping-error.ts';

/** The part of the web platform's `fetch` that is used here, so that a test or a proxy can stand in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The answer of an authority, verified. */
export type ReceivedTimestamp = {
  /** The TimeStampResp, byte for byte. */
  response: Uint8Array;
  /** RFC 3339. */
  time: string;
  /** The name under which the trust root lists who made it. */
  authority: string;
};

/** What a kit may carry (spec/kit-format.md 8.7). */
const MAX_RESPONSE_BYTES = 64 * 1024;

/** 128 bits: no authority will ever have answered this request before. */
const NONCE_BYTES = 16;

/**
 * Asks a time-stamp authority by HTTP (RFC 3161 3.4) and verifies what it answers: only a token that a reader of the same trust root
 * would accept is returned. The authority sees a hash and never the message.
 *
 * @param options.random gives so many random bytes, for the nonce
 * @throws TimestampingError `tsa_*`
 */
export async function requestTimestamp(options: {
  url: string;
  message: Uint8Array;
  authorities: readonly TimestampAuthority[];
  fetch: Fetch;
  timeoutMs: number;
  random: (length: number) => Uint8Array;
}): Promise<ReceivedTimestamp> {
  const { url, message, authorities, fetch, timeoutMs, random } = options;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new TimestampingError('tsa_url_invalid', `"${url}" is not an http or https URL`);
  }
  const nonce = random(NONCE_BYTES);
  const request = makeTimestampRequest(message, nonce);
  const response = await post({ url, request, fetch, signal: AbortSignal.timeout(timeoutMs) });
  const result = await verifyTimestampToken({ token: response, message, authorities, nonce });
  if (result.status === 'valid') return { response, time: result.time, authority: result.authority };
  if (result.code === 'token_not_granted') throw new TimestampingError('tsa_refused', result.detail);
  const code = result.status === 'untrusted' ? 'tsa_not_trusted' : 'tsa_answer_invalid';
  throw new TimestampingError(code, `${result.code}: ${result.detail}`);
}

type Post = { url: string; request: Uint8Array; fetch: Fetch; signal: AbortSignal };

/** The authority is another party: its answer is cut off at the size that a token can have, and it cannot send us elsewhere. */
async function post({ url, request, fetch, signal }: Post): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  try {
    const response = await fetch(url, { method: 'POST', headers, body: request.slice(), redirect: 'error', signal });
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    if (!response.ok || mediaType !== 'application/timestamp-reply') {
      await response.body?.cancel();
      throw new TimestampingError('tsa_refused', `the authority answered ${response.status} with "${mediaType}"`);
    }
    return await readBounded(response);
  } catch (error) {
    if (error instanceof TimestampingError) throw error;
    if (signal.aborted) throw new TimestampingError('tsa_timeout', 'the authority did not answer in time');
    throw new TimestampingError('tsa_unreachable', `${url} cannot be reached (${describe(error)})`, { cause: error });
  }
}

async function readBounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of response.body ?? []) {
    sizeBytes += part.length;
    if (sizeBytes > MAX_RESPONSE_BYTES) {
      throw new TimestampingError('tsa_answer_too_large', `the answer has more than ${MAX_RESPONSE_BYTES} bytes`);
    }
    parts.push(part);
  }
  return concatBytes(...parts);
}

/** Node's fetch says only "fetch failed" and keeps the reason, such as ECONNREFUSED, in the cause. */
function describe(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? cause.message : message;
}
