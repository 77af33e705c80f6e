import type { RateLimitPolicy } from '../../http/index.ts';

/** Long enough for the largest file over a thin line and a weekend between; what is unfinished takes room in its packet. */
export const UPLOAD_LIFETIME_MS = 3 * 24 * 60 * 60 * 1000;

/** Pages send a handful at a time; unfinished ones beyond this were left behind and expire. */
export const MAX_RECEIVING_UPLOADS = 200;

/** A folder of a thousand files is two calls each and a look at their state. */
export const UPLOAD_RATE_LIMIT: RateLimitPolicy = { name: 'uploads', capacity: 6000, windowMs: 60_000 };

/** In UTF-16 units, for the whole path. Names on disk have at most 255 bytes; a path of folders fits too. */
export const MAX_NAME_LENGTH = 1024;

/** A file answers a few requirements at most. */
export const MAX_REQUIREMENTS = 20;
