import type { Context, MiddlewareHandler } from 'hono';
import { problemResponse } from './problem.ts';

/** Requests that one address may make in a window. */
export type RateLimit = { requests: number; windowSeconds: number };

/** `files`: checkpoint and tiles, which an auditor reads by the thousand; `answers`: all that is computed. */
export type RateLimits = { files: RateLimit; answers: RateLimit };

/** Auditing 10 million entries takes 40,000 bundles: ten minutes. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  files: { requests: 6000, windowSeconds: 60 },
  answers: { requests: 600, windowSeconds: 60 },
};

// Above this many addresses in one window they are counted together: memory is bounded, and a flood is slowed down.
const MAX_ADDRESSES = 50_000;
const OTHERS = 'others';

/**
 * Counts requests in fixed windows and says so in the headers of draft-ietf-httpapi-ratelimit-headers-10, `RateLimit-Policy`
 * and `RateLimit`. One process counts for itself: behind several, the limit is a multiple.
 */
export function rateLimit(options: {
  policy: keyof RateLimits;
  limit: RateLimit;
  nowMs: () => number;
  clientAddress: (context: Context) => string;
  publicUrl: string;
}): MiddlewareHandler {
  const { policy, limit, nowMs, clientAddress, publicUrl } = options;
  const windowMs = limit.windowSeconds * 1000;
  let counts = new Map<string, number>();
  let windowStartMs = 0;

  return async (context, next) => {
    const now = nowMs();
    if (now - windowStartMs >= windowMs || now < windowStartMs) {
      counts = new Map();
      windowStartMs = now;
    }
    const address = clientAddress(context);
    const key = counts.has(address) || counts.size < MAX_ADDRESSES ? address : OTHERS;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const resetSeconds = Math.ceil((windowStartMs + windowMs - now) / 1000);
    context.header('RateLimit-Policy', `"${policy}";q=${limit.requests};w=${limit.windowSeconds}`);
    context.header('RateLimit', `"${policy}";r=${Math.max(0, limit.requests - count)};t=${resetSeconds}`);
    if (count <= limit.requests) return next();
    context.header('Retry-After', String(resetSeconds));
    const detail = `more than ${limit.requests} requests in ${limit.windowSeconds} seconds`;
    return problemResponse(context, publicUrl, { code: 'rate_limited', detail });
  };
}
