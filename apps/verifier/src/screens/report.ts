import type { Finished } from '@attestlayer/browser';
import type { CheckGroup, Verdict } from '@attestlayer/verify';
import { button, element } from '../dom.ts';
import { trustFileButton } from '../file-buttons.ts';
import { text } from '../messages.ts';
import { renderFacts } from './facts.ts';
import { renderFiles } from './files.ts';
import { renderGroup } from './group.ts';
import { renderTimeBracket } from './time-bracket.ts';
import { renderVerdict } from './verdict.ts';

type ReportOptions = {
  finished: Finished;
  /** Whether this page came inside a kit. */
  fromKit: boolean;
  /** Whether this page has a trust root at all; without one the first advice is to get one. */
  hasTrust: boolean;
  onTrustChosen: (input: HTMLInputElement) => void;
  onDownload: () => void;
  onAnother: () => void;
};

/** The result: verdict first, then the ten groups, what they mean, and the files. */
export function renderReport(options: ReportOptions): HTMLElement {
  const { report, manifest, kitName } = options.finished;
  return element(
    'div',
    { class: 'report' },
    renderVerdict({ report, fromKit: options.fromKit, hasTrust: options.hasTrust }),
    renderActions(options),
    report.kit === null ? null : renderFacts(report, kitName),
    report.kit === null ? null : renderTimeBracket(report.time_bracket),
    renderGroups('checks-proves', text('checks.proves'), report.proves, report.verdict),
    renderGroups('checks-also', text('checks.also'), report.also, report.verdict),
    renderMeaning(report.boundary, report.proves_text, report.proves_not),
    manifest === null ? null : renderFiles(manifest, report),
  );
}

function renderActions({ finished, hasTrust, onTrustChosen, onDownload, onAnother }: ReportOptions): HTMLElement {
  const needsTrust = !hasTrust && finished.report.verdict === 'NOT_ESTABLISHED';
  return element(
    'div',
    { class: 'buttons' },
    needsTrust ? trustFileButton('trust.choose', 'primary', onTrustChosen) : null,
    button(text('actions.download'), needsTrust ? 'secondary' : 'primary', onDownload),
    button(text('actions.print'), 'secondary', () => print()),
    button(text('actions.another'), 'secondary', onAnother),
  );
}

function renderGroups(id: string, title: string, groups: readonly CheckGroup[], verdict: Verdict): HTMLElement {
  return element(
    'section',
    { class: 'groups', 'aria-labelledby': id },
    element('h2', { id }, title),
    element('div', { class: 'group-list' }, ...groups.map((group) => renderGroup(group, verdict))),
  );
}

function renderMeaning(boundary: string, proves: readonly string[], provesNot: readonly string[]): HTMLElement {
  const list = (title: string, items: readonly string[]) =>
    element('div', {}, element('h3', {}, title), element('ul', {}, ...items.map((item) => element('li', {}, item))));
  return element(
    'section',
    { class: 'meaning', 'aria-labelledby': 'meaning-title' },
    element('h2', { id: 'meaning-title' }, text('meaning.title')),
    element(
      'div',
      { class: 'columns' },
      list(text('meaning.proves'), proves),
      list(text('meaning.proves.not'), provesNot),
    ),
    element('p', { class: 'boundary' }, boundary),
  );
}
