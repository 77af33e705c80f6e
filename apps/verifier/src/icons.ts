import type { CheckStatus } from '@attestlayer/verify';

/** Each status has its own shape, so that it can be told without colour. */
const SHAPES = {
  PASS: ['M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z', 'm7.6 12.3 3 3 5.8-6.4'],
  FAIL: ['M8.1 2.5h7.8l5.6 5.6v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1Z', 'm8.6 8.6 6.8 6.8m0-6.8-6.8 6.8'],
  NOT_ESTABLISHED: ['m12 1.8 10.2 10.2L12 22.2 1.8 12Z', 'M9.9 9.8a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4m0 2.7v.1'],
  NOT_APPLICABLE: [
    'M5 3.5h14A1.5 1.5 0 0 1 20.5 5v14a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V5A1.5 1.5 0 0 1 5 3.5Z',
    'M8.5 12h7',
  ],
  MALFORMED: ['M6 2.5h8l4.5 4.5v14.5H6ZM14 2.5V7h4.5', 'm9.7 12 5 5m0-5-5 5'],
} as const;

/** Draws the shape of a status; decorative, because the word always stands beside it. */
export function statusIcon(status: CheckStatus | 'MALFORMED'): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  for (const [index, d] of SHAPES[status].entries()) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', index === 0 ? 'icon-shape' : 'icon-sign');
    svg.append(path);
  }
  return svg;
}
