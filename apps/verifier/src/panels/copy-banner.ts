import { element } from '../dom.ts';
import { statusIcon } from '../icons.ts';
import { text } from '../messages.ts';
import { untrusted } from '../untrusted.ts';

/**
 * Says that this copy came inside the kit. The address is shown as text, never as a link: it too came with the kit, and
 * a reader should type it or, better, know it.
 */
export function renderCopyBanner(programHash: string, sourceUrl: string | null): HTMLElement {
  return element(
    'section',
    { class: 'banner', 'aria-labelledby': 'banner-title' },
    element('h2', { id: 'banner-title' }, statusIcon('NOT_ESTABLISHED'), text('copy.title')),
    element('p', {}, text('copy.body')),
    sourceUrl === null
      ? element('p', {}, text('copy.get.unknown'))
      : element('p', {}, `${text('copy.get')} `, untrusted(sourceUrl, 'mono')),
    element('p', {}, text('copy.compare')),
    element('p', { class: 'mono hash' }, programHash),
  );
}
