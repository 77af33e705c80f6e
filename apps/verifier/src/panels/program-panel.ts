import { element } from '../dom.ts';
import { text } from '../messages.ts';

/**
 * Computes the program hash of a page with tools that every reader can get: the script starts right behind its tag, and
 * its closing tag has a line of its own (page.html.template). A test runs this very line.
 */
export const PROGRAM_HASH_COMMAND =
  `sed -n '/^<script id="attestlayer-program">/,/^<\\/script>/p' index.html | ` +
  `sed -e '1s/^<script id="attestlayer-program">//' -e '$d' | sha256sum`;

/** Shows the hash of the running program and how to compute it without this page. */
export function renderProgramPanel(programHash: string): HTMLElement {
  return element(
    'div',
    { class: 'panel' },
    element('h2', {}, text('program.title')),
    element(
      'dl',
      { class: 'fact-list' },
      element(
        'div',
        { class: 'wide' },
        element('dt', {}, text('program.hash')),
        element('dd', { class: 'mono hash', id: 'program-hash' }, programHash),
      ),
    ),
    element('p', { class: 'program-advice' }, text('program.self')),
    element('pre', { tabindex: '0', class: 'command' }, PROGRAM_HASH_COMMAND),
    element('p', { class: 'quiet' }, text('program.offline')),
  );
}

/** The beginning of the hash in the page's head, leading to the whole of it. */
export function renderProgramLink(programHash: string): HTMLElement {
  return element(
    'a',
    { href: '#program-panel' },
    `${text('program.short')} `,
    element('span', { class: 'mono' }, `${programHash.slice(0, 16)}…`),
  );
}
