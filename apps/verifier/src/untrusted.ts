import { cleanText } from '@attestlayer/browser';
import { element } from './dom.ts';

/** Shows attacker-controlled text: cleaned, as a text node, its direction isolated from the words around it. */
export function untrusted(text: string, className: string | null = null): HTMLElement {
  return element('bdi', { class: className }, cleanText(text));
}
