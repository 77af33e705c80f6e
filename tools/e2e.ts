/**
 * `npm run e2e [-- FILE…]`: whole journeys through the pages, in a real browser against a real server; with names, only the files that
 * contain one. What a page showed when a test failed is in out/e2e. Ends with one JSON line of its figures.
 */
import { rm } from 'node:fs/promises';
import { ensureChromium } from './ensure-chromium.ts';
import { runVitest } from './run-vitest.ts';

const started = performance.now();
await rm('out/e2e', { recursive: true, force: true });
if (!ensureChromium()) process.stdout.write('Chromium cannot be started here: every test will fail\n');

const args = ['--config', 'vitest.e2e.config.ts', ...process.argv.slice(2)];
const { passed, failed } = await runVitest({ args, reporter: 'default', reportPath: 'out/e2e/vitest.json' });

// A name that no file has would otherwise pass with nothing seen.
const ok = failed === 0 && passed > 0;
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${JSON.stringify({ e2e: ok ? 'ok' : 'failed', tests: passed + failed, failed, seconds })}\n`);
process.exitCode = ok ? 0 : 1;
