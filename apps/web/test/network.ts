import type { Page } from 'playwright-core';
import type { Site } from './serve-site.ts';

/**
 * Cuts the line between a page and its site; gives what mends it. The browser alone stops nothing that is on its way, so the site breaks
 * its connections too.
 */
export async function cutLine(page: Page, site: Site): Promise<() => Promise<void>> {
  await page.context().setOffline(true);
  site.setDown(true);
  return async () => {
    site.setDown(false);
    await page.context().setOffline(false);
  };
}
