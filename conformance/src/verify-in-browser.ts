import { pathToFileURL } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/** What the offline page said in a real Chromium, and every request it made beyond itself. */
export type BrowserVerdict = { verdict: string; requests: string[] };

/** A kit of tens of megabytes is hashed in a second or two; a machine under load gets the rest. */
const VERDICT_TIMEOUT_MS = 120_000;

/** Opens the offline verifier from disk, hands it a kit, and reads the verdict as a person would. */
export async function verifyInBrowser(pagePath: string, kitPath: string): Promise<BrowserVerdict> {
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    headless: true,
    // As root Chromium does not start with its sandbox.
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => {
      if (!/^(file|blob|data):/.test(request.url())) requests.push(request.url());
    });
    await page.goto(pathToFileURL(pagePath).href);
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(kitPath);
    const verdict = page.locator('#verdict');
    await verdict.waitFor({ timeout: VERDICT_TIMEOUT_MS });
    return { verdict: ((await verdict.textContent()) ?? '').trim(), requests };
  } finally {
    await browser.close();
  }
}
