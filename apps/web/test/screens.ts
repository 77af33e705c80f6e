/**
 * `npm run screens [NAME]`: a picture of every page state, light and dark, phone and desktop, in out/screens. With a name, only the
 * states that contain it. Ends with one JSON line of its figures.
 */
import { mkdir, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { isWiderThanWindow, lookAtStates, report } from './look-at-states.ts';

const FOLDER = 'out/screens';
const WIDTHS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
/** The reference of the API goes on as it begins; no picture viewer opens all of it. */
const MAX_HEIGHT = 12_000;
const THEMES = ['light', 'dark'] as const;

/**
 * What is out of sight may not be drawn (content-visibility), so the window grows to the height of the page; not under a dialog,
 * which stands in the middle of the window.
 */
async function showWhole(page: Page): Promise<void> {
  if ((await page.locator('dialog:modal').count()) > 0) return;
  const width = page.viewportSize()!.width;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(height, MAX_HEIGHT) });
}

const pattern = process.argv[2] ?? '';
if (pattern === '') await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });

let pictures = 0;
const outcome = await lookAtStates('screens', pattern, async ({ state, show, find }) => {
  for (const [width, options] of Object.entries(WIDTHS)) {
    await show(options, async ({ page }) => {
      if (await isWiderThanWindow(page)) find(`${width}: wider than its window`);
      await showWhole(page);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.screenshot({ path: `${FOLDER}/${state.name}-${width}-${colorScheme}.png` });
        pictures += 1;
      }
    });
  }
});
report('screens', outcome, { themes: THEMES.length, widths: Object.keys(WIDTHS).length, pictures });
