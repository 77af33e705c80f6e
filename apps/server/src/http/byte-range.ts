import type { BlobRange } from '@attestlayer/storage';
import { Problem } from './problem.ts';

/**
 * Reads a single byte range (RFC 9110 section 14.2); null for the whole. Several ranges at once, other units and
 * a stale If-Range get the whole, as the section allows.
 * @throws Problem range_not_satisfiable
 */
export function readRange(request: Request, size: number, etag: string): BlobRange | null {
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
