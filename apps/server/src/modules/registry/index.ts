/** The public registry of a log: its files, proofs, keys and trust roots, look-up of receipts, and pages for people. */
export { type LogReport, parseLogReport } from './core/log-report.ts';
export { createRegistry, type Registry } from './create-registry.ts';
export { DEFAULT_RATE_LIMITS } from './http/rate-limit.ts';
export { openPublishedLog, readTrustFolder } from './open-folders.ts';
export type { RegistryOptions } from './options.ts';
export { RegistryError } from './registry-error.ts';
