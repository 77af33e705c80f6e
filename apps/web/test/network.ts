import type { Page } from 'playwright-core';
import type { Site } from './serve-site.ts';

/** The line between a page and its server. */
type Line = { cut: () => Promise<void>; mend: () => Promise<void> };

/**
 * Gives a page a slow line that can be cut in the middle of a request. The browser alone stops nothing that is on its way, so the site
 * breaks its connections too; and its own `setOffline` is undone by another session that sets the speed, so one session does both.
 */
export async function slowDown(page: Page, site: Site, uploadBytesPerSecond: number): Promise<Line> {
  const session = await page.context().newCDPSession(page);
  async function set(offline: boolean): Promise<void> {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: uploadBytesPerSecond };
    await session.send('Network.emulateNetworkConditions', { offline, ...speed });
    site.setDown(offline);
  }
  await set(false);
  return { cut: () => set(true), mend: () => set(false) };
}
