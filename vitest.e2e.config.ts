import { defineConfig } from 'vitest/config';

/** `npm run e2e`: whole journeys through the pages, in a real browser against a real server. One at a time: each fills a machine. */
export default defineConfig({
  test: {
    include: ['apps/web/test/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
