import { config } from 'zod/v4/core';

// The page's policy forbids eval. zod would try it when a schema is made and fall back, leaving a violation in the console; so this
// comes before every page, and with it before any schema.
config({ jitless: true });
