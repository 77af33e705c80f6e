import { encodeUtf8, type JsonValue, sha256Hex } from '@attestlayer/encoding';
import type { Context } from 'hono';

/** How long an answer may be kept by whoever carries it. */
export const CACHE = {
  /** Never changes: tiles, entries, trust files of one version. */
  immutable: 'public, max-age=31536000, immutable',
  /** Belongs to the present checkpoint, which is replaced about every second while entries come. */
  checkpoint: 'public, max-age=5, must-revalidate',
  /** Changes with the trust root, a few times a year. */
  trust: 'public, max-age=300, must-revalidate',
} as const;

/** How an answer is sent. */
export type AnswerOptions = { type: string; cache: keyof typeof CACHE; headers?: Record<string, string> };

// 128 bits of SHA-256: enough that two bodies do not share a tag.
const ETAG_DIGITS = 32;

/** Sends bytes with a strong ETag, or 304 when the client has them (RFC 9110 section 13.1.2). */
export function answer(context: Context, bytes: Uint8Array, { type, cache, headers = {} }: AnswerOptions): Response {
  const etag = `"${sha256Hex(bytes).slice(0, ETAG_DIGITS)}"`;
  context.header('ETag', etag);
  context.header('Cache-Control', CACHE[cache]);
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  if (matches(context.req.header('if-none-match'), etag)) return context.body(null, 304);
  context.header('Content-Type', type);
  context.header('Content-Length', String(bytes.length));
  return context.body(bytes as Uint8Array<ArrayBuffer>);
}

/** Sends JSON, indented for people. */
export function answerJson(context: Context, value: JsonValue, cache: keyof typeof CACHE = 'checkpoint'): Response {
  return answer(context, encodeUtf8(`${JSON.stringify(value, null, 2)}\n`), { type: 'application/json', cache });
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
