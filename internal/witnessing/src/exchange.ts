import { concatBytes } from '@attestlayer/encoding';
import { MAX_ADD_CHECKPOINT_BYTES } from '@attestlayer/tlog';

/** The part of the web platform's `fetch` that is used here, so that a test or a proxy can stand in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A whole answer of a witness. */
export type Answer = { status: number; mediaType: string; body: Uint8Array };

/** No whole answer came. */
export type NoAnswer = { failure: 'unreachable' | 'timeout' | 'answer_malformed'; detail: string };

/**
 * Posts one request and reads the whole answer. The witness is another party: its answer is cut off at the size that a
 * request can have, and it cannot send us elsewhere.
 */
export async function exchange(options: {
  fetch: Fetch;
  url: string;
  body: Uint8Array;
  signal: AbortSignal;
}): Promise<Answer | NoAnswer> {
  const { fetch, url, body, signal } = options;
  try {
    const response = await fetch(url, { method: 'POST', body: body.slice(), redirect: 'error', signal });
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    const bytes = await readBounded(response);
    if (bytes === null) return { failure: 'answer_malformed', detail: 'the answer is too long' };
    return { status: response.status, mediaType, body: bytes };
  } catch (error) {
    if (signal.aborted) return { failure: 'timeout', detail: 'no answer in time' };
    return { failure: 'unreachable', detail: describe(error) };
  }
}

async function readBounded(response: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of response.body ?? []) {
    sizeBytes += part.length;
    if (sizeBytes > MAX_ADD_CHECKPOINT_BYTES) return null; // Leaving the loop cancels the stream.
    parts.push(part);
  }
  return concatBytes(...parts);
}

/** Node's fetch says only "fetch failed" and keeps the reason, such as ECONNREFUSED, in the cause. */
function describe(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? cause.message : message;
}
