import { DetailedError, Upload as TusUpload } from 'tus-js-client';
import { type ProblemDetails, parseProblem } from '../api/problem.ts';

/** Tried again at once, then with growing pauses; after that the line is taken for lost and watched instead. */
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000];

/** The server is busy with the same upload, or asks for patience. */
const WORTH_A_RETRY = new Set([409, 423, 429]);

export type SendFileOptions = {
  file: File;
  endpoint: string;
  /** Where an earlier try got to. */
  url: string | null;
  metadata: Record<string, string>;
  /** Asked at every request: a credential may be renewed meanwhile. */
  headers: () => Record<string, string>;
  onUrl: (url: string) => void;
  onProgress: (doneBytes: number) => void;
};

/** Why a file did not arrive. */
export type SendFailure =
  | { kind: 'stopped' }
  /** The line is gone; what arrived is kept. */
  | { kind: 'offline' }
  /** The upload is no longer known there; it must begin anew. */
  | { kind: 'gone' }
  | { kind: 'signed_out' }
  | { kind: 'refused'; problem: ProblemDetails };

export type Sending = {
  /** Null when every byte has arrived. */
  result: Promise<SendFailure | null>;
  /** Stops sending; what arrived stays. */
  stop: () => void;
};

/** Sends a file in resumable pieces (tus 1.0). */
export function sendFile(options: SendFileOptions): Sending {
  const { file, endpoint, url, metadata, headers, onUrl, onProgress } = options;
  const done = Promise.withResolvers<SendFailure | null>();
  const upload: TusUpload = new TusUpload(file, {
    endpoint,
    uploadUrl: url,
    metadata,
    retryDelays: RETRY_DELAYS_MS,
    // The queue remembers uploads itself, with more than their address.
    storeFingerprintForResuming: false,
    onBeforeRequest: (request) => {
      for (const [name, value] of Object.entries(headers())) request.setHeader(name, value);
    },
    onShouldRetry: (error) => {
      const status = statusOf(error);
      return navigator.onLine && (status === null || status >= 500 || WORTH_A_RETRY.has(status));
    },
    onUploadUrlAvailable: () => upload.url !== null && onUrl(upload.url),
    onProgress,
    onSuccess: () => done.resolve(null),
    onError: (error) => done.resolve(explain(error)),
  });
  upload.start();
  return {
    result: done.promise,
    stop: () => {
      done.resolve({ kind: 'stopped' });
      void upload.abort();
    },
  };
}

function statusOf(error: Error | DetailedError): number | null {
  return error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? null) : null;
}

function explain(error: Error | DetailedError): SendFailure {
  const status = statusOf(error);
  if (status === null || status >= 500 || WORTH_A_RETRY.has(status)) return { kind: 'offline' };
  if (status === 401) return { kind: 'signed_out' };
  const method = (error as DetailedError).originalRequest.getMethod();
  if (method !== 'POST' && (status === 404 || status === 410)) return { kind: 'gone' };
  const body = (error as DetailedError).originalResponse?.getBody() ?? '';
  return { kind: 'refused', problem: parseProblem(status, readJson(body)) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
