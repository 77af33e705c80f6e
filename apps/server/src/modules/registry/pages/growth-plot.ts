import { html } from 'hono/html';
import type { GrowthPoint } from '../core/observations.ts';
import type { Html, Page } from './page.ts';

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 56;
const TOP = 12;
const BOTTOM = 28;
/** More points than this cannot be told apart in the width of the plot. */
const MAX_POINTS = 360;
const STEPS = [1, 2, 5, 10] as const;

/** The growth of the log as a line from left to right, readable without colour and without script. */
export function growthPlot(page: Page, points: readonly GrowthPoint[]): Html {
  const { t, number, day } = page;
  const shown = thin(points);
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined || last.atMs === first.atMs)
    return html`<p class="text quiet">${t('monitor.growth.none')}</p>`;
  const step = niceStep(last.size);
  const top = Math.max(step, Math.ceil(last.size / step) * step);
  const x = (atMs: number) => round(LEFT + ((atMs - first.atMs) / (last.atMs - first.atMs)) * (WIDTH - LEFT - 4));
  const y = (size: number) => round(HEIGHT - BOTTOM - (size / top) * (HEIGHT - TOP - BOTTOM));
  const line = shown.map(({ atMs, size }) => `${x(atMs)} ${y(size)}`).join('L');
  const levels = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  const span = { from: day(first.atMs), to: day(last.atMs) };
  const alt = t('monitor.growth.alt', { ...span, first: number(first.size), last: number(last.size) });
  return html`<figure class="plot">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}">
${levels.map((size) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${y(size)}" y2="${y(size)}"></line><text x="${LEFT - 8}" y="${y(size) + 4}" text-anchor="end">${number(size)}</text>`)}
<path class="area" d="M${line}L${x(last.atMs)} ${y(0)}L${x(first.atMs)} ${y(0)}Z"></path>
<path class="curve" d="M${line}"></path>
<circle class="end" cx="${x(last.atMs)}" cy="${y(last.size)}" r="4"></circle>
<text x="${LEFT}" y="${HEIGHT - 6}">${span.from}</text>
<text x="${WIDTH}" y="${HEIGHT - 6}" text-anchor="end">${span.to}</text>
</svg>
<figcaption class="quiet">${t('monitor.growth.caption', span)}</figcaption>
</figure>`;
}

/** Keeps the first point, the last one, and evenly chosen ones between them. */
function thin(points: readonly GrowthPoint[]): GrowthPoint[] {
  if (points.length <= MAX_POINTS) return [...points];
  const every = (points.length - 1) / (MAX_POINTS - 1);
  return Array.from({ length: MAX_POINTS }, (_, index) => points[Math.round(index * every)]!);
}

/** A round number, so that about four of them make the height. */
function niceStep(size: number): number {
  const rough = Math.max(1, size / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * STEPS.find((step) => step * power >= rough)!;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
