import { setTimeout as wait } from 'node:timers/promises';
import { sha256Hex } from '@attestlayer/encoding';
import { AwsClient } from 'aws4fetch';
import { refusal, S3Error } from './s3-error.ts';
import { bucketUrl, type S3Options } from './s3-options.ts';

/** A request to one object, or to the bucket when there is no key. */
type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Without the prefix of the store. */
  key?: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array<ArrayBuffer>;
  /** Answers besides success that the caller knows what to do with. */
  expect?: readonly number[];
};

/** Sends signed requests to one bucket. */
export type S3Client = {
  /** Without slashes at its ends; empty for none. */
  prefix: string;
  /**
   * Tries again with longer and longer waits while the store is busy, fails or cannot be reached, so each request must be
   * one that may be sent twice.
   * @throws S3Error
   */
  send(request: S3Request): Promise<Response>;
};

// A request that hangs must not stop its caller for longer than an operator would wait. It starts anew with each piece of a body.
const SILENCE_TIMEOUT_MS = 30_000;
// Waits of 50 ms, doubled each time: three seconds in all.
const RETRIES = 6;
const FIRST_WAIT_MS = 50;

/** A client for requests signed by AWS Signature Version 4. @throws S3Error options_invalid */
export function openS3(options: S3Options): S3Client {
  const { accessKeyId, secretAccessKey, region, prefix } = options;
  const bucket = bucketUrl(options);
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });

  async function attempt(url: string, { method, headers, body }: S3Request): Promise<Response> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error('the store is silent')), SILENCE_TIMEOUT_MS);
    try {
      const response = await aws.fetch(url, {
        method,
        // The hash is signed, so that the store refuses a body that was damaged on the way.
        headers: { ...headers, 'X-Amz-Content-Sha256': sha256Hex(body ?? new Uint8Array()) },
        body: body ?? null,
        signal: controller.signal,
      });
      return withPatience(response, controller);
    } catch (cause) {
      throw new S3Error('unavailable', `cannot reach ${bucket}: ${messageOf(cause)}`, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    prefix,
    async send(request) {
      const url = addressOf(bucket, prefix, request);
      for (let retry = 0; ; retry++) {
        const outcome = await attempt(url, request).catch((error: unknown) => asS3Error(error));
        if (outcome instanceof Response && (outcome.ok || request.expect?.includes(outcome.status))) return outcome;
        const error = outcome instanceof S3Error ? outcome : await refusal(outcome, `${request.method} ${url}`);
        if (error.code !== 'unavailable' || retry === RETRIES) throw error;
        await wait(FIRST_WAIT_MS * 2 ** retry * (0.5 + Math.random() / 2));
      }
    },
  };
}

function addressOf(bucket: string, prefix: string, { key, query }: S3Request): string {
  const path = key === undefined ? '' : prefix === '' ? `/${key}` : `/${prefix}/${key}`;
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  return `${bucket}${path}${search}`;
}

/** Gives up on a body only when nothing of it comes for a while: a large one may take its time. */
function withPatience(response: Response, controller: AbortController): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const timer = setTimeout(() => controller.abort(new Error('the store is silent')), SILENCE_TIMEOUT_MS);
        try {
          const { done, value } = await reader.read();
          if (done) stream.close();
          else stream.enqueue(value);
        } catch (cause) {
          throw new S3Error('unavailable', `the answer of the store broke off: ${messageOf(cause)}`, { cause });
        } finally {
          clearTimeout(timer);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status: response.status, headers: response.headers });
}

function asS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  throw error;
}

/** fetch says "fetch failed" and keeps the reason in its cause. */
function messageOf(error: unknown): string {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return reason instanceof Error ? reason.message : String(reason);
}
