import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { type Context, Hono } from 'hono';
import { listEvents } from '../core/find-entry.ts';
import { readingError } from '../core/follow-log.ts';
import { lookUpReceipt } from '../core/receipt-status.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { answer } from '../http/answer.ts';
import { readNumber } from '../http/parameters.ts';
import { requireIndex } from '../http/proof-routes.ts';
import { indexedView, type RegistryContext } from '../registry-context.ts';
import { PROBLEMS, RegistryError } from '../registry-error.ts';
import { checkpointsPage } from './checkpoints-page.ts';
import { entryPage } from './entry-page.ts';
import { errorPage } from './error-page.ts';
import { homePage } from './home-page.ts';
import { keysPage } from './keys-page.ts';
import { renderPage } from './layout.ts';
import { logPage } from './log-page.ts';
import { monitorPage } from './monitor-page.ts';
import { type Html, openPage, type Page } from './page.ts';
import { problemsPage } from './problems-page.ts';
import { type ReceiptQuestion, receiptsPage } from './receipts-page.ts';
import { verifyPage } from './verify-page.ts';

/** In the order of the cascade: what adapts to a narrow window or to paper overrules the rest. */
const STYLE_PARTS = ['base', 'frame', 'blocks', 'text', 'forms', 'drawings', 'adapt'];

const HTML_TYPE = 'text/html; charset=utf-8';

/** The pages for people: no script, no account, nothing from elsewhere. */
export function pageRoutes(registry: RegistryContext): Hono {
  const { follower, index, observations, options } = registry;
  const { publicUrl, nowMs } = options;
  const css = readStyle();
  // The name changes with the content, so it may be kept for ever.
  const stylesheetPath = `/assets/registry.${sha256Hex(css).slice(0, 16)}.css`;
  const indexed = () => indexedView(registry);
  const app = new Hono();

  async function send(
    context: Context,
    shown: { page: Page; title: string; current: string; view: RegistryView | null; content: Html },
  ): Promise<Response> {
    const text = await renderPage({ ...shown, stylesheet: shown.page.file(stylesheetPath) });
    const headers = { 'Content-Language': shown.page.language, Vary: 'Accept-Language' };
    return answer(context, encodeUtf8(String(text)), { type: HTML_TYPE, cache: 'checkpoint', headers });
  }

  /** A page about one view; `current` is its place in the menu. */
  function show(
    path: string,
    current: string,
    open: () => Promise<RegistryView>,
    render: (
      page: Page,
      view: RegistryView,
      context: Context,
    ) => { title: string; content: Html } | Promise<{ title: string; content: Html }>,
  ): void {
    app.get(path, async (context) => {
      const page = openPage(context, { publicUrl, nowMs: nowMs() });
      const view = await open();
      return send(context, { page, current, view, ...(await render(page, view, context)) });
    });
  }

  show('/', '/', follower.view, (page, view) => ({
    title: page.t('nav.home'),
    content: homePage(page, view, observations.checkpoints(view.origin)[0]),
  }));

  app.get('/log', async (context, next) => {
    const wanted = context.req.query('index');
    if (wanted === undefined) return next();
    const page = openPage(context, { publicUrl, nowMs: nowMs() });
    return context.redirect(page.link(`/log/${readNumber(wanted.trim(), 'index')}`), 303);
  });

  show('/log', '/log', follower.view, async (page, view, context) => {
    const before = context.req.query('before');
    const content = await logPage(page, view, before === undefined ? view.size : readNumber(before, 'before'));
    return { title: page.t('log.title'), content };
  });

  show('/log/:index', '/log', indexed, async (page, view, context) => {
    const entryIndex = readNumber(context.req.param('index') ?? '', 'index');
    requireIndex(entryIndex, view.size);
    const title = page.t('entry.title', { index: page.number(entryIndex) });
    return { title, content: await entryPage(page, view, entryIndex, { lookup: index, publicUrl }) };
  });

  show('/checkpoints', '/checkpoints', follower.view, (page, view) => ({
    title: page.t('checkpoints.title'),
    content: checkpointsPage(page, view, observations.checkpoints(view.origin), publicUrl),
  }));

  show('/keys', '/keys', indexed, async (page, view) => {
    const kinds = ['key.v1', 'revoke.v1', 'trust.v1'] as const;
    const events = (await Promise.all(kinds.map((kind) => listEvents(view, index, kind)))).flat();
    const ordered = events.toSorted((a, b) => b.index - a.index);
    return { title: page.t('keys.title'), content: keysPage(page, view, ordered) };
  });

  show('/monitor', '/monitor', follower.view, async (page, view) => {
    const seen = { observations, reports: await options.readReports(), mergeDelayMs: options.mergeDelayMs };
    return { title: page.t('monitor.title'), content: monitorPage(page, view, seen, publicUrl) };
  });

  show('/receipts', '/receipts', indexed, async (page, view, context) => {
    const question = await askAbout(view, context.req.query('receipt_sha256'));
    return { title: page.t('receipts.title'), content: receiptsPage(page, view, question) };
  });

  async function askAbout(view: RegistryView, text: string | undefined): Promise<ReceiptQuestion> {
    if (text === undefined) return { kind: 'none' };
    const receiptSha256 = text.trim(); // People copy a hash with the space beside it.
    if (!/^[0-9a-f]{64}$/.test(receiptSha256)) return { kind: 'malformed', text };
    return { kind: 'found', receiptSha256, found: await lookUpReceipt(view, index, receiptSha256) };
  }

  show('/verify', '/verify', follower.view, (page, view) => ({
    title: page.t('verify.title'),
    content: verifyPage(page, view, publicUrl),
  }));

  app.get('/problems', (context) => {
    const page = openPage(context, { publicUrl, nowMs: nowMs() });
    return send(context, {
      page,
      title: page.t('problems.title'),
      current: '',
      view: null,
      content: problemsPage(page),
    });
  });

  app.get(stylesheetPath, (context) => answer(context, css, { type: 'text/css; charset=utf-8', cache: 'immutable' }));

  app.onError(async (error, context) => {
    const cause = readingError(error);
    const id = cause instanceof RegistryError ? null : randomUUID();
    if (id !== null) options.onError(cause, id);
    const { code, message } = cause instanceof RegistryError ? cause : { code: 'unexpected' as const, message: '' };
    const page = openPage(context, { publicUrl, nowMs: nowMs() });
    const content = errorPage(page, { code, message, id });
    const stylesheet = page.file(stylesheetPath);
    const text = await renderPage({ page, title: page.t('error.title'), current: '', view: null, stylesheet, content });
    context.header('Cache-Control', 'no-store');
    context.header('Content-Type', HTML_TYPE);
    return context.body(String(text), PROBLEMS[code].status);
  });

  return app;
}

function readStyle(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat(STYLE_PARTS.map((name) => readFileSync(new URL(`style/${name}.css`, import.meta.url)))),
  );
}
