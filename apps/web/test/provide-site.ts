import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startTestSite, type TestSite } from './test-site.ts';

const FAILURES = resolve('out/e2e');
/** A page that hangs has nothing to say. */
const LOOK_LIMIT_MS = 2_000;

/**
 * The site of one file of tests: built before the first, closed after the last; no page outlives its test. What a page showed when a
 * test failed is written to out/e2e, since a message that did not come says little by itself.
 */
export function provideSite(name: string): Omit<TestSite, 'close'> {
  let started: TestSite | undefined;
  const get = (): TestSite => {
    if (started === undefined) throw new Error('the site starts before the first test');
    return started;
  };
  beforeAll(async () => {
    started = await startTestSite(name);
  });
  afterEach(async ({ task }) => {
    const contexts = started?.browser.contexts() ?? [];
    const pages = contexts.flatMap((context) => context.pages());
    if (task.result?.state === 'fail')
      await Promise.all(pages.map((page, index) => keep(page, `${task.name} ${index}`)));
    await Promise.all(contexts.map((context) => context.close()));
  });
  afterAll(() => started?.close());

  async function keep(page: Page, title: string): Promise<void> {
    await mkdir(FAILURES, { recursive: true });
    const file = join(FAILURES, `${name} ${title}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-'));
    await page.screenshot({ path: `${file}.png`, timeout: LOOK_LIMIT_MS }).catch(() => undefined);
    const text = await page.locator('body').textContent({ timeout: LOOK_LIMIT_MS }).catch(String);
    await writeFile(`${file}.txt`, `${page.url()}\n\n${text}\n`);
  }

  return {
    get site() {
      return get().site;
    },
    get browser() {
      return get().browser;
    },
    open: (state, options) => get().open(state, options),
    world: () => get().world(),
  };
}
