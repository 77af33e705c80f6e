import type { VerificationProgress } from '@attestlayer/verify';
import { announce } from '../announce.ts';
import { button, element } from '../dom.ts';
import { formatSize } from '../format.ts';
import { text } from '../messages.ts';
import { untrusted } from '../untrusted.ts';

type CheckingOptions = { kitName: string; onCancel: () => void };

/** Each quarter is announced once: a screen reader that speaks every step would never stop. */
const ANNOUNCED_STEP_PERCENT = 25;

/** The screen during a check, and the function that moves it on. */
export function renderChecking({ kitName, onCancel }: CheckingOptions): {
  node: HTMLElement;
  show: (progress: VerificationProgress) => void;
} {
  const stage = element('p', { class: 'stage' }, text('progress.documents'));
  const bytes = element('p', { class: 'quiet numbers' });
  // Without a value the bar is "indeterminate" until the first file is hashed.
  const bar = element('progress', { 'aria-label': text('progress.title') });
  const cancel = button(text('progress.cancel'), 'secondary', onCancel);
  let announced = 0;

  const show = ({ stage: name, doneBytes, totalBytes }: VerificationProgress) => {
    const label = text(`progress.${name}`);
    stage.textContent = label;
    if (name !== 'files' || totalBytes === 0) return;
    bar.max = totalBytes;
    bar.value = doneBytes;
    bytes.textContent = text('progress.bytes', { done: formatSize(doneBytes), total: formatSize(totalBytes) });
    const percent = Math.floor((100 * doneBytes) / totalBytes);
    if (percent < announced + ANNOUNCED_STEP_PERCENT) return;
    announced = percent;
    announce(text('progress.announce', { stage: label, percent: String(percent) }));
  };

  const node = element(
    'div',
    { class: 'checking' },
    element('h1', { tabindex: '-1' }, text('progress.title')),
    element('p', { class: 'lead' }, untrusted(kitName)),
    bar,
    element('div', { class: 'checking-line' }, stage, bytes),
    element('div', { class: 'buttons' }, cancel),
  );
  return { node, show };
}
