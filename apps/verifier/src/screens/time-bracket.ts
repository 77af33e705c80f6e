import type { VerificationReport } from '@attestlayer/verify';
import { type Child, element } from '../dom.ts';
import { formatMoment } from '../format.ts';
import { text } from '../messages.ts';
import { untrusted } from '../untrusted.ts';

type Bound = VerificationReport['time_bracket']['not_before'];

/** Both sides of the time bracket, always: a side for which nobody vouches is as much worth knowing. */
export function renderTimeBracket({ not_before, not_after }: VerificationReport['time_bracket']): HTMLElement {
  const row = (label: string, bound: Bound) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, ...boundValue(bound)));
  return element(
    'section',
    { class: 'facts', 'aria-labelledby': 'bracket-title' },
    element('h2', { id: 'bracket-title' }, text('bracket.title')),
    element(
      'dl',
      { class: 'fact-list' },
      row(text('bracket.not.before'), not_before),
      row(text('bracket.not.after'), not_after),
    ),
  );
}

function boundValue(bound: Bound): Child[] {
  if (bound === null) return [text('bracket.none')];
  return [`${formatMoment(bound.time)}, ${text(`bracket.${bound.evidence}`)} `, untrusted(bound.by)];
}
