import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,internal,apps,conformance,tools,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Many tests start real servers and browsers. A machine that does other things too is slow; what hangs still ends.
    testTimeout: 240_000,
    hookTimeout: 300_000,
  },
});
