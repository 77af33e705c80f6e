/**
 * `npm run screens [NAME]`: a picture of every page state, light and dark, phone and desktop, in out/screens. With a name, only the
 * states that contain it. Ends with one JSON line of its figures.
 */
import { mkdir, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { listPageStates } from './pages/index.ts';
import { startTestSite } from './test-site.ts';

const FOLDER = 'out/screens';
const WIDTHS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};

/** What is out of sight may not be drawn (content-visibility), so the window grows to the height of the page. */
async function showWhole(page: Page): Promise<void> {
  const width = page.viewportSize()!.width;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
}

const wanted = process.argv[2] ?? '';
const states = (await listPageStates()).filter(({ name }) => name.match(wanted));
if (wanted === '') await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });

const { open, close } = await startTestSite('screens');
let pictures = 0;
const complaints: string[] = [];
const wide: string[] = [];
for (const state of states) {
  for (const [width, options] of Object.entries(WIDTHS)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const opened = await open(state, { ...options, colorScheme });
      const name = `${state.name}-${width}-${colorScheme}`;
      const overflows = await opened.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (overflows) wide.push(name);
      await showWhole(opened.page);
      await opened.page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
      pictures += 1;
      complaints.push(...opened.complaints.map((text) => `${name}: ${text}`), ...opened.foreign);
      await opened.page.context().close();
    }
  }
}
await close();
for (const line of [...complaints, ...wide.map((name) => `${name}: wider than its window`)])
  process.stderr.write(`${line}\n`);
process.stdout.write(
  `${JSON.stringify({ states: states.length, pictures, complaints: complaints.length, wider_than_window: wide.length })}\n`,
);
process.exitCode = complaints.length + wide.length === 0 ? 0 : 1;
