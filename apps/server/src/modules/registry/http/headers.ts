import type { MiddlewareHandler } from 'hono';
import { RegistryError } from '../registry-error.ts';

/** The longest address that an endpoint needs has some 250 characters. */
const MAX_URL_CHARACTERS = 2048;

/** Pages load one stylesheet of their own and nothing else; there is no script and no form but those that ask this server. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const EXPOSED = 'ETag, Retry-After, RateLimit, RateLimit-Policy, Link';

/** Headers of every answer, what a browser asks before it reads from another origin, and the bound on addresses. */
export const commonHeaders: MiddlewareHandler = async (context, next) => {
  context.header('Access-Control-Allow-Origin', '*');
  context.header('Access-Control-Expose-Headers', EXPOSED);
  context.header('Content-Security-Policy', PAGE_POLICY);
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('X-Content-Type-Options', 'nosniff');
  if (context.req.url.length > MAX_URL_CHARACTERS)
    throw new RegistryError('url_too_long', `an address has at most ${MAX_URL_CHARACTERS} characters`);
  if (context.req.method === 'OPTIONS') {
    context.header('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS');
    context.header('Access-Control-Allow-Headers', 'If-None-Match');
    context.header('Access-Control-Max-Age', '86400');
    context.header('Allow', 'GET, HEAD, OPTIONS');
    return context.body(null, 204);
  }
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    context.header('Allow', 'GET, HEAD, OPTIONS');
    throw new RegistryError('method_not_allowed', 'use GET or HEAD');
  }
  return next();
};
