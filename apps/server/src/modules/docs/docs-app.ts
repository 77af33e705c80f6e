import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { OpenApiDocument } from './openapi-types.ts';
import { renderProblem, renderProblemIndex } from './render-problems.ts';
import { renderReference } from './render-reference.ts';

const STYLESHEET = readFileSync(new URL('docs.css', import.meta.url), 'utf8');

/** Pages of our own text and one stylesheet of our own: nothing is run, nothing is fetched from elsewhere. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE_HEADERS = { 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-cache' };

/** The API reference and the page of each problem, made from the OpenAPI document and the catalogue: readable without a script, by keyboard and on paper. */
export function createDocs(document: OpenApiDocument): Hono {
  const reference = String(renderReference(document));
  const problems = String(renderProblemIndex());
  const app = new Hono();
  app.get('/', (c) => c.html(reference, 200, PAGE_HEADERS));
  app.get('/problems', (c) => c.html(problems, 200, PAGE_HEADERS));
  app.get('/problems/:code', (c) => {
    const page = renderProblem(c.req.param('code'));
    return page === null ? c.notFound() : c.html(page, 200, PAGE_HEADERS);
  });
  app.get('/docs.css', (c) =>
    c.body(STYLESHEET, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
  return app;
}
