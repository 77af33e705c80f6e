import { findDecidingCheck } from '@attestlayer/browser';
import { VERIFICATION_CODES, type Verdict, type VerificationReport } from '@attestlayer/verify';
import { type Child, element } from '../dom.ts';
import { formatMoment } from '../format.ts';
import { statusIcon } from '../icons.ts';
import { text } from '../messages.ts';
import { untrusted } from '../untrusted.ts';

const ICON_OF_VERDICT = {
  VERIFIED: 'PASS',
  NOT_VERIFIED: 'FAIL',
  NOT_ESTABLISHED: 'NOT_ESTABLISHED',
  MALFORMED: 'MALFORMED',
} as const satisfies Record<Verdict, string>;

type VerdictOptions = { report: VerificationReport; fromKit: boolean; hasTrust: boolean };

/** The large answer, one sentence, and for anything but VERIFIED the first reason and the next step. */
export function renderVerdict({ report, fromKit, hasTrust }: VerdictOptions): HTMLElement {
  return element(
    'section',
    { class: 'verdict-block', 'data-verdict': report.verdict, 'aria-labelledby': 'verdict' },
    element(
      'div',
      { class: 'verdict-head' },
      statusIcon(ICON_OF_VERDICT[report.verdict]),
      element(
        'div',
        {},
        element('h1', { id: 'verdict', class: 'verdict', tabindex: '-1' }, text(`verdict.${report.verdict}`)),
        element('p', { class: 'sentence' }, verdictSentence(report)),
      ),
    ),
    fromKit ? element('p', { class: 'caution' }, statusIcon('NOT_ESTABLISHED'), text('verdict.from.kit')) : null,
    ...renderReason(report, hasTrust),
    element('p', { class: 'quiet' }, text('verdict.checked', { moment: formatMoment(report.verified_at) })),
  );
}

/** The one sentence below the verdict. It names nobody: only facts of this program stand beside the verdict itself. */
export function verdictSentence({ verdict }: VerificationReport): string {
  return text(`verdict.${verdict}.sentence`);
}

function renderReason(report: VerificationReport, hasTrust: boolean): Child[] {
  const check = findDecidingCheck(report);
  const entry = VERIFICATION_CODES.find(({ code }) => code === check?.code);
  if (check === undefined || entry === undefined) return [];
  const next = report.verdict === 'NOT_ESTABLISHED' && !hasTrust ? text('verdict.no.trust.next') : sentence(entry.next);
  return [
    element(
      'dl',
      { class: 'reason' },
      element('dt', {}, text('verdict.why')),
      element('dd', {}, `${sentence(entry.title)} `, check.path === null ? null : untrusted(check.path, 'mono')),
      element('dt', {}, text('verdict.next')),
      element('dd', {}, next),
    ),
  ];
}

/**
 * Catalogue texts are lower case without a full stop, as the command line prints them; a page writes sentences. A first
 * word that is a file name keeps its case.
 */
export function sentence(phrase: string): string {
  const startsWithFile = phrase.split(' ', 1)[0]!.includes('.');
  const capital = startsWithFile ? phrase : phrase.charAt(0).toUpperCase() + phrase.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
