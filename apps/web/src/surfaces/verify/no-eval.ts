import { config } from 'zod';

// The page's policy forbids eval. zod would try it when a schema is made and fall back, leaving a violation in the console; so this
// module is imported before any schema.
config({ jitless: true });
