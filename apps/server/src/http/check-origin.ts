import type { Config } from '../config/index.ts';
import { Problem } from './problem.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site makes a browser send. A cookie goes along by itself, so a call that carries one, or that
 * would set one, must come from our own pages; a bearer token is only sent by who knows it.
 * @throws Problem origin_refused
 */
export function checkOrigin(request: Request, { baseUrl, surfaces }: Config): void {
  if (READING.has(request.method) || request.headers.has('authorization')) return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const ours =
    origin === null
      ? site === 'same-origin' || (site === null && !request.headers.has('cookie'))
      : // The program site has the one form that is no part of a session, and may have a host of its own.
        [baseUrl, surfaces.program].some((address) => origin === new URL(address).origin);
  if (ours) return;
  throw new Problem({
    status: 403,
    code: 'origin_refused',
    title: 'this call does not come from a page of this server',
    detail: `open the pages at ${baseUrl}; other programs send "Authorization: Bearer" and no cookie`,
  });
}
