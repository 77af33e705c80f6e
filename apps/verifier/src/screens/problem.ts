import type { ProblemCode } from '@attestlayer/browser';
import { button, element } from '../dom.ts';
import { statusIcon } from '../icons.ts';
import { text } from '../messages.ts';
import { untrusted } from '../untrusted.ts';

type ProblemOptions = { code: ProblemCode; detail: string | null; onRetry: () => void };

/** The screen for what could not be checked at all: what happened, and what to do next. */
export function renderProblem({ code, detail, onRetry }: ProblemOptions): HTMLElement {
  return element(
    'div',
    { class: 'verdict-block', 'data-verdict': 'MALFORMED' },
    element(
      'div',
      { class: 'verdict-head' },
      statusIcon('MALFORMED'),
      element(
        'div',
        {},
        element('h1', { tabindex: '-1' }, text(`problem.${code}.title`)),
        element('p', { class: 'sentence' }, text(`problem.${code}.body`)),
      ),
    ),
    element('h2', { class: 'label' }, text('problem.next')),
    element('p', {}, text(`problem.${code}.next`)),
    detail === null ? null : element('h2', { class: 'label' }, text('problem.detail')),
    detail === null ? null : element('p', { class: 'mono' }, untrusted(detail)),
    element('div', { class: 'buttons' }, button(text('problem.retry'), 'primary', onRetry)),
  );
}
