import { describeBlockerCode } from './blocker-codes.ts';
import type { Blocker, Evaluation } from './evaluation-schema.ts';
import { countOf } from './plain-text.ts';

/** A screen shows this many records of one blocker; the CSV and the JSON hold them all. */
const MAX_LISTED_RECORDS = 10;

/** Control characters and bidirectional overrides: a file name must not steer the terminal or reorder the line it stands in. */
const UNSAFE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

type Paint = (style: 'bold' | 'red' | 'green' | 'yellow' | 'dim', text: string) => string;

const ANSI = { bold: '1', red: '1;31', green: '1;32', yellow: '33', dim: '2' } as const;

/**
 * Writes an evaluation for a person at a terminal: the outcome, what to do next, then the open points by requirement, then
 * what is satisfied. Ends with the boundary, as every report does.
 */
export function renderBlockersText(evaluation: Evaluation, options: { colour: boolean }): string {
  const paint: Paint = (style, text) => (options.colour ? `\u001b[${ANSI[style]}m${text}\u001b[0m` : text);
  const sections = [
    renderHead(evaluation, paint),
    ...renderNext(evaluation, paint),
    ...evaluation.requirements.map((requirement) =>
      renderGroup(`${requirement.id}  ${requirement.title}`, selectBlockers(evaluation, requirement.id), paint),
    ),
    renderGroup('Packet', selectBlockers(evaluation, null), paint),
    renderOverview(evaluation),
    paint('dim', safe(evaluation.boundary)),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function renderHead(evaluation: Evaluation, paint: Paint): string {
  const { outcome, profile, period, blockers } = evaluation;
  const blocking = blockers.filter((blocker) => blocker.severity === 'blocker').length;
  const verdict = paint(outcome === 'PASS' ? 'green' : 'red', outcome);
  const when = `attempt ${evaluation.attempt}, evaluated ${evaluation.evaluated_at}`;
  const about = period === null ? '' : `, period ${period.from} to ${period.until}`;
  return [
    `${verdict}  ${safe(profile.id)} version ${profile.version}: ${countOf(blocking, 'blocker')}, ${countOf(blockers.length - blocking, 'notice')}`,
    `packet ${safe(evaluation.packet_id)}, ${when}${about}`,
  ].join('\n');
}

function renderNext({ blockers }: Evaluation, paint: Paint): string[] {
  const first = blockers.find((blocker) => blocker.severity === 'blocker');
  return first === undefined ? [] : [`${paint('bold', 'next:')} ${safe(first.remedy)}`];
}

function selectBlockers({ blockers }: Evaluation, requirementId: string | null): Blocker[] {
  return blockers.filter((blocker) => blocker.requirement_id === requirementId);
}

function renderGroup(title: string, blockers: readonly Blocker[], paint: Paint): string {
  if (blockers.length === 0) return '';
  return [paint('bold', safe(title)), ...blockers.flatMap((blocker) => renderBlocker(blocker, paint))].join('\n');
}

function renderBlocker(blocker: Blocker, paint: Paint): string[] {
  const label = paint(blocker.severity === 'blocker' ? 'red' : 'yellow', blocker.severity);
  return [
    `  ${label}  ${describeBlockerCode(blocker.code).title} (${blocker.code})`,
    `    expected  ${safe(blocker.expected)}`,
    `    found     ${safe(blocker.found)}`,
    `    to do     ${safe(blocker.remedy)}`,
    ...renderAffected(blocker),
  ];
}

function renderAffected({ affected }: Blocker): string[] {
  const listed = affected
    .slice(0, MAX_LISTED_RECORDS)
    .map((record) => `    record    ${safe(record.original_name)}  (sha256 ${record.sha256.slice(0, 12)}…)`);
  const more = affected.length - listed.length;
  return more > 0 ? [...listed, `    and ${countOf(more, 'more record')}`] : listed;
}

function renderOverview({ requirements }: Evaluation): string {
  const words = {
    satisfied: 'satisfied',
    not_satisfied: 'not satisfied',
    not_supplied: 'optional, not supplied',
  } as const;
  const width = Math.max(...requirements.map((requirement) => requirement.id.length));
  return requirements
    .map(({ id, status, record_ids: records, title }) => {
      const count = records.length === 0 ? '' : `, ${countOf(records.length, 'record')}`;
      return safe(`${id.padEnd(width)}  ${title}: ${words[status]}${count}`);
    })
    .join('\n');
}

function safe(text: string): string {
  return text.replace(UNSAFE, '\uFFFD');
}
