import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,internal,apps,conformance,tools,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
