import { PROVES } from '@attestlayer/kit';
import { ALSO_GROUPS } from '@attestlayer/verify';
import { element } from '../dom.ts';
import { fileButton } from '../file-buttons.ts';
import { text } from '../messages.ts';

type StartOptions = { onChosen: (input: HTMLInputElement) => void };

/** The first screen: what this page does, and where to hand the kit over. */
export function renderStart({ onChosen }: StartOptions): HTMLElement {
  return element(
    'div',
    { class: 'start' },
    element('h1', { tabindex: '-1' }, text('start.title')),
    element('p', { class: 'lead' }, text('start.lead')),
    element(
      'div',
      { class: 'drop' },
      element('p', { class: 'drop-title' }, text('start.drop')),
      element('p', { class: 'quiet' }, text('start.drop.detail')),
      element(
        'div',
        { class: 'buttons' },
        fileButton({
          label: 'start.choose.file',
          className: 'primary',
          accept: '.zip,application/zip',
          folder: false,
          onChosen,
        }),
        fileButton({ label: 'start.choose.folder', className: 'secondary', accept: null, folder: true, onChosen }),
      ),
    ),
    renderScope(),
  );
}

function renderScope(): HTMLElement {
  const also = ALSO_GROUPS.map((name) => text(`group.${name}`).toLowerCase()).join(', ');
  return element(
    'section',
    { class: 'scope', 'aria-labelledby': 'scope-title' },
    element('h2', { id: 'scope-title' }, text('start.proves')),
    element('ol', { class: 'scope-list' }, ...PROVES.map(renderStatement)),
    element('p', { class: 'quiet' }, text('start.also', { names: also })),
  );
}

function renderStatement({ id, text: statement }: (typeof PROVES)[number]): HTMLElement {
  return element('li', {}, element('span', {}, text(`group.${id}`)), element('span', { class: 'quiet' }, statement));
}
