import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authLibraryProblems, PROBLEM_SECTIONS } from '../src/http/index.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

const CODES = PROBLEM_SECTIONS.flatMap(({ problems }) => Object.keys(problems));
const SOURCES = new URL('../src/', import.meta.url).pathname;
const CATALOGUE = join('http', 'problems');
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every request to it is answered by the app in this process. */
const ORIGIN = 'http://docs.example';
/** The reference is one long page, which axe reads element by element. */
const SLOW_MS = 240_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function readAll(folder: string, isWanted: (path: string) => boolean): Promise<string> {
  const paths = (await readdir(folder, { recursive: true })).filter(isWanted);
  return (await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))).join('\n');
}

test('every code has a page of its own, which the index names; another one has none', async () => {
  const index = await (await server.send('GET', '/docs/problems')).text();
  for (const code of CODES) {
    expect(index).toContain(`href="/docs/problems/${code}"`);
    expect((await server.send('GET', `/docs/problems/${code}`)).status).toBe(200);
  }
  expect(new Set(CODES).size).toBe(CODES.length);
  expect((await server.send('GET', '/docs/problems/nothing')).status).toBe(404);
});

test('no code is explained that nothing answers', async () => {
  // A missing one does not type-check.
  const isSource = (path: string) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith(CATALOGUE);
  const sources = await readAll(SOURCES, isSource);
  const unused = CODES.filter((code) => !Object.hasOwn(authLibraryProblems, code) && !sources.includes(`'${code}'`));
  expect(unused).toEqual([]);
  const { resolve } = createRequire(import.meta.url);
  const isModule = (path: string) => path.endsWith('.mjs');
  const library = await Promise.all([
    readAll(dirname(resolve('better-auth')), isModule),
    readAll(join(dirname(resolve('better-auth')), '..', '..', '@better-auth', 'passkey', 'dist'), isModule),
    readAll(join(dirname(createRequire(resolve('better-auth')).resolve('@better-auth/core')), '.'), isModule),
  ]);
  const unknown = Object.keys(authLibraryProblems).filter((code) => !library.join('').includes(code.toUpperCase()));
  expect(unknown).toEqual([]);
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = await sparticuz.executablePath();
    // As root Chromium does not start with its sandbox.
    const args = ['--no-sandbox', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, headless: true, args });
  });
  afterAll(() => browser.close());

  const cases = (['light', 'dark'] as const).flatMap((colorScheme) =>
    ['/docs/problems', '/docs/problems/not_found', '/docs'].map((path) => ({ path, colorScheme })),
  );

  test.each(cases)(
    '$path is accessible ($colorScheme)',
    async ({ path, colorScheme }) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      const outside: string[] = [];
      await page.route('**/*', async (route) => {
        const { pathname, origin } = new URL(route.request().url());
        if (origin !== ORIGIN) outside.push(origin);
        const answer = await server.send('GET', pathname);
        const body = Buffer.from(await answer.arrayBuffer());
        await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
      });
      await page.goto(`${ORIGIN}${path}`);
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(outside).toEqual([]);
      await context.close();
    },
    SLOW_MS,
  );
});
