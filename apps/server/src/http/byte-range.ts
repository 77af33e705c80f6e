import type { BlobRange } from '@attestlayer/storage';
import { Problem } from './problem.ts';

export type RangedContent = {
  size: number;
  /** Quoted, RFC 9110 section 8.8.3. */
  etag: string;
  headers: Readonly<Record<string, string>>;
  /** Opens the bytes of a range; null for all of them. */
  open(range: BlobRange | null): Promise<ReadableStream<Uint8Array>>;
};

/**
 * Answers a download: whole, in part (206), or not at all because the reader has it (304).
 * @throws Problem range_not_satisfiable
 */
export async function serveRange(request: Request, content: RangedContent): Promise<Response> {
  const { size, etag, open } = content;
  const headers = { ...content.headers, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache', etag };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const range = readRange(request, size, etag);
  if (range === null) {
    return new Response(await open(null), { headers: { ...headers, 'content-length': String(size) } });
  }
  const { offset, length } = range;
  return new Response(await open(range), {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(length),
      'content-range': `bytes ${offset}-${offset + length - 1}/${size}`,
    },
  });
}

/**
 * Reads a single byte range (RFC 9110 section 14.2); null for the whole. Several ranges at once, other units and
 * a stale If-Range get the whole, as the section allows.
 * @throws Problem range_not_satisfiable
 */
function readRange(request: Request, size: number, etag: string): BlobRange | null {
  const ifRange = request.headers.get('if-range');
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.get('range') ?? '');
  if (match === null || (ifRange !== null && ifRange !== etag)) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start < end) return { offset: start, length: end - start };
  throw new Problem({
    status: 416,
    code: 'range_not_satisfiable',
    title: `it has ${size} bytes and none in that range`,
    headers: { 'content-range': `bytes */${size}` },
  });
}
