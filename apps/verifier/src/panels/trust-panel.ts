import type { Trust } from '@attestlayer/browser';
import type { TrustRoot } from '@attestlayer/kit';
import { button, type Child, element } from '../dom.ts';
import { trustFileButton } from '../file-buttons.ts';
import { formatCount, formatMoment } from '../format.ts';
import { statusIcon } from '../icons.ts';
import { type MessageKey, text } from '../messages.ts';
import { untrusted } from '../untrusted.ts';

type TrustPanelOptions = {
  trust: Trust;
  fromKit: boolean;
  /** What became of the last file: an acceptance or a refusal with its reason. */
  notice: TrustNotice | null;
  onChosen: (input: HTMLInputElement) => void;
  onForget: () => void;
};

/** Said once below the panel after a trust file was handed over. */
export type TrustNotice = { kind: 'accepted' | 'refused'; sentence: string };

/** Whose word this page believes, and how to change that. */
export function renderTrustPanel({ trust, fromKit, notice, onChosen, onForget }: TrustPanelOptions): HTMLElement {
  return element(
    'div',
    { class: 'panel', 'data-trust': trust.origin },
    element('h2', {}, text('trust.title')),
    ...renderTrust(trust, fromKit),
    notice === null
      ? null
      : element(
          'p',
          { class: 'notice', 'data-status': notice.kind === 'accepted' ? 'PASS' : 'FAIL' },
          statusIcon(notice.kind === 'accepted' ? 'PASS' : 'FAIL'),
          notice.sentence,
        ),
    element(
      'div',
      { class: 'buttons' },
      trust.origin === 'none'
        ? trustFileButton('trust.choose', 'primary', onChosen)
        : trustFileButton('trust.update', 'secondary', onChosen),
      trust.origin === 'reader' ? button(text('trust.forget'), 'secondary', onForget) : null,
    ),
  );
}

function renderTrust(trust: Trust, fromKit: boolean): Child[] {
  if (trust.root === null || trust.fingerprint === null) {
    return [
      element('p', { class: 'caution' }, statusIcon('NOT_ESTABLISHED'), text('trust.none')),
      element('p', {}, text('trust.none.body')),
      element('p', {}, text('trust.none.next')),
    ];
  }
  const fromPage: MessageKey = fromKit ? 'trust.page.kit' : 'trust.page';
  return [
    element('p', { class: 'panel-origin' }, text(trust.origin === 'page' ? fromPage : 'trust.reader')),
    trust.origin === 'reader' ? element('p', {}, text('trust.reader.body')) : null,
    renderRoot(trust.root, trust.fingerprint),
  ];
}

function renderRoot(root: TrustRoot, fingerprint: string): HTMLElement {
  const issuers = root.issuers.flatMap(({ name }, index) => [index === 0 ? null : ', ', untrusted(name)]);
  return element(
    'dl',
    { class: 'fact-list' },
    fact('trust.version', String(root.version)),
    fact('trust.expires', formatMoment(root.expires)),
    fact('trust.as.of', text('trust.as.of.value', { count: formatCount(root.as_of.size) })),
    fact('trust.issuers', ...issuers),
    element(
      'div',
      { class: 'wide' },
      element('dt', {}, text('trust.fingerprint')),
      element('dd', { class: 'mono hash' }, fingerprint),
    ),
  );
}

function fact(label: MessageKey, ...value: Child[]): HTMLElement {
  return element('div', {}, element('dt', {}, text(label)), element('dd', {}, ...value));
}
