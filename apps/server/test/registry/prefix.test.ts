import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { makeFixture } from './fixture.ts';

test.each(['route', 'mount'] as const)(
  'below a path of another server, by %s, every link leads somewhere',
  async (by) => {
    const fixture = await makeFixture({ receipts: 3, options: { publicUrl: 'https://example.test/registry' } });
    onTestFinished(() => fixture.close());
    const { app } = fixture.registry;
    const server = new Hono();
    if (by === 'route') server.route('/registry', app);
    else server.mount('/registry', app.fetch);

    const seen = new Set<string>();
    const waiting = ['/registry'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      seen.add(path);
      const response = await server.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      for (const [, link] of (await response.text()).matchAll(/(?:href|action)="([^"#]+)"/g)) {
        const next = new URL(link!.replaceAll('&amp;', '&'), `https://example.test${path}`);
        expect(next.pathname).toMatch(/^\/registry(\/|$)/);
        // One language is enough to walk through.
        const address = `${next.pathname}${next.search}`;
        if (!seen.has(address) && !next.searchParams.has('lang') && !waiting.includes(address)) waiting.push(address);
      }
    }
    expect(seen.size).toBeGreaterThan(25);
    const problem = await server.request('/registry/v1/nothing');
    expect(await problem.json()).toMatchObject({
      code: 'not_found',
      type: 'https://example.test/registry/problems#not_found',
    });
  },
);
