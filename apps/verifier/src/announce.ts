import { requireElement } from './dom.ts';

/** Says a sentence through the page's live region, for readers who do not see the screen change. */
export function announce(sentence: string): void {
  requireElement('live').textContent = sentence;
}
