import type { launchBrowser } from '../../apps/verifier/test/browser.ts';
import type { WebServer } from './web-server.ts';

export type Browser = Awaited<ReturnType<typeof launchBrowser>>;
export type Page = Awaited<ReturnType<Browser['newPage']>>;

/** What every part of the subject is given. */
export type WebInput = { browser: Browser; server: WebServer; turns: number };

/** Opens an empty page with nothing cached, for somebody who is signed in or nobody, and closes its context after the work. */
export async function withPage<T>(
  { browser, server }: WebInput,
  who: keyof WebServer['cookies'] | null,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' });
  const cookies = who === null ? [] : server.cookies[who].split('; ');
  await context.addCookies(
    cookies.map((cookie) => {
      const [name = '', ...value] = cookie.split('=');
      return { name, value: value.join('='), url: server.url };
    }),
  );
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}
