import type { Mode } from './access/index.ts';

/** Where the public registry of each mode is served; the sandbox has one of its own. */
export const REGISTRY_PATHS: Readonly<Record<Mode, string>> = { live: '/registry', test: '/registry-test' };
