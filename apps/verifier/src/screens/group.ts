import { decidesVerdict, sortWorstFirst } from '@attestlayer/browser';
import { type Check, type CheckGroup, VERIFICATION_CODES, type Verdict } from '@attestlayer/verify';
import { type Child, element } from '../dom.ts';
import { formatCount } from '../format.ts';
import { statusIcon } from '../icons.ts';
import { type MessageKey, text } from '../messages.ts';
import { renderCapped } from '../show-all.ts';
import { untrusted } from '../untrusted.ts';
import { sentence } from './verdict.ts';

/** One of the ten names with its status; opened by itself when it is what the reader must look at. */
export function renderGroup(group: CheckGroup, verdict: Verdict): HTMLElement {
  return element(
    'details',
    { class: 'group', 'data-status': group.status, open: decidesVerdict(group, verdict) ? true : null },
    element(
      'summary',
      {},
      statusIcon(group.status),
      element('span', { class: 'group-name' }, text(`group.${group.name}`)),
      element('span', { class: 'group-note' }, text(group.required ? 'checks.required' : 'checks.reported')),
      element('span', { class: 'status' }, text(`status.${group.status}`)),
    ),
    group.checks.length === 0
      ? element('p', { class: 'quiet' }, text('checks.none'))
      : renderCapped({
          items: sortWorstFirst(group.checks),
          list: element('ul', { class: 'check-list' }),
          renderItem: renderCheck,
          showAll: (count) => text('checks.show.all', { count: formatCount(count) }),
        }),
  );
}

function renderCheck(check: Check): HTMLElement {
  const entry = VERIFICATION_CODES.find(({ code }) => code === check.code);
  return element(
    'li',
    { class: 'check', 'data-status': check.status },
    element(
      'p',
      { class: 'check-head' },
      statusIcon(check.status),
      element('span', { class: 'check-name' }, entry ? sentence(entry.title) : readableName(check.name)),
      element('span', { class: 'status' }, text(`status.${check.status}`)),
    ),
    element(
      'dl',
      { class: 'check-facts' },
      ...fact('checks.file', check.path === null ? null : untrusted(check.path, 'mono')),
      ...fact('checks.meaning', entry?.meaning ?? null),
      ...fact('checks.expected', check.expected === null ? null : untrusted(check.expected, 'mono')),
      ...fact('checks.found', check.found === null ? null : untrusted(check.found, 'mono')),
      ...fact('checks.next', entry === undefined ? null : sentence(entry.next)),
      ...fact('checks.code', check.code === null ? null : element('code', {}, check.code)),
      ...fact('checks.section', check.section),
    ),
  );
}

function fact(label: MessageKey, value: Child): HTMLElement[] {
  if (value === null) return [];
  return [element('div', {}, element('dt', {}, text(label)), element('dd', {}, value))];
}

/** Check names are stable snake_case identifiers of the report format. */
function readableName(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
