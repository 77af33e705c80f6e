import { Problem } from './problem.ts';

/** A bucket that refills evenly: `capacity` calls at once, and `capacity` more every `windowMs`. */
export type RateLimitPolicy = { name: string; capacity: number; windowMs: number };

/** A person clicking and a page loading stay far below; a script that means no harm gets headers to pace itself. */
export const API_RATE_LIMIT: RateLimitPolicy = { name: 'api', capacity: 600, windowMs: 60_000 };
/** Without a credential: enough for a reviewer behind a shared address, too little to guess tokens. */
export const PUBLIC_RATE_LIMIT: RateLimitPolicy = { name: 'public', capacity: 120, windowMs: 60_000 };

/** Beyond this many callers the idlest are forgotten, which can only be in their favour. */
const MAX_BUCKETS = 50_000;

export type RateLimiter = {
  /** Takes one call from the caller's bucket; gives the headers of the answer. @throws Problem rate_limited */
  take(caller: string, policy: RateLimitPolicy): Record<string, string>;
};

/** One limiter for each process: with n processes a caller may get up to n times as much, never less. */
export function createRateLimiter(clock: { now(): number }): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function take(caller: string, { name, capacity, windowMs }: RateLimitPolicy): Record<string, string> {
    const id = `${name}:${caller}`;
    const at = clock.now();
    const bucket = buckets.get(id) ?? { tokens: capacity, at };
    const tokens = Math.min(capacity, bucket.tokens + ((at - bucket.at) * capacity) / windowMs);
    // Deleted and set again, so that the map's order is that of the last use.
    buckets.delete(id);
    buckets.set(id, { tokens: Math.max(0, tokens - 1), at });
    if (buckets.size > MAX_BUCKETS) forgetIdlest();
    const policy = `"${name}";q=${capacity};w=${Math.ceil(windowMs / 1000)}`;
    if (tokens >= 1) return limitHeaders(policy, `"${name}";r=${Math.floor(tokens - 1)}`);
    const waitSeconds = Math.ceil(((1 - tokens) * windowMs) / capacity / 1000);
    throw new Problem({
      status: 429,
      code: 'rate_limited',
      title: 'too many requests',
      detail: `wait ${waitSeconds} s and try again`,
      headers: { ...limitHeaders(policy, `"${name}";r=0;t=${waitSeconds}`), 'retry-after': String(waitSeconds) },
    });
  }

  function forgetIdlest(): void {
    const { value } = buckets.keys().next();
    if (value !== undefined) buckets.delete(value);
  }

  return { take };
}

/** draft-ietf-httpapi-ratelimit-headers. */
function limitHeaders(policy: string, limit: string): Record<string, string> {
  return { 'ratelimit-policy': policy, ratelimit: limit };
}
