import { type CodeEntry, VERIFICATION_CODES, type VerificationCode } from './codes/index.ts';
import type {
  Check,
  CheckGroup,
  CheckStatus,
  KitSummary,
  TimeBound,
  TimeBracket,
  Verdict,
  VerificationReport,
} from './report.ts';

/** Verdicts as a person reads them. */
const VERDICT_TEXTS: Record<Verdict, string> = {
  VERIFIED: 'VERIFIED',
  NOT_VERIFIED: 'NOT VERIFIED',
  NOT_ESTABLISHED: 'NOT ESTABLISHED',
  MALFORMED: 'MALFORMED',
};

const STATUS_TEXTS: Record<CheckStatus, string> = {
  PASS: 'pass',
  FAIL: 'fail',
  NOT_ESTABLISHED: 'not established',
  NOT_APPLICABLE: 'not applicable',
};
const STATUS_WIDTH = 'not established'.length;
const INDENT = ' '.repeat(STATUS_WIDTH + 4);

const GREEN = 32;
const RED = 31;
const YELLOW = 33;
const COLOURS: Record<Verdict | CheckStatus, number | null> = {
  VERIFIED: GREEN,
  PASS: GREEN,
  NOT_VERIFIED: RED,
  FAIL: RED,
  MALFORMED: RED,
  NOT_ESTABLISHED: YELLOW,
  NOT_APPLICABLE: null,
};

const EVIDENCE_TEXTS: Record<TimeBound['evidence'], string> = {
  cosignatures: 'log state cosigned by',
  receipt_timestamp: 'receipt time-stamped by',
  checkpoint_timestamp: 'log checkpoint time-stamped by',
};

/** Worth a reader's look even in a group that passed: a kit that brings its own keys leaves no other trace. */
const ALWAYS_SHOWN: ReadonlySet<VerificationCode> = new Set(['kit_keys_differ_from_trust']);

type Paint = (key: Verdict | CheckStatus, text: string) => string;

const ENTRIES: ReadonlyMap<string, CodeEntry> = new Map(VERIFICATION_CODES.map((entry) => [entry.code, entry]));

/**
 * Renders a report for a terminal: the verdict, the five proofs, the rest, the as-of point, and what it does and does
 * not prove. Texts from the kit were made printable when the report was made.
 */
export function renderReportText(report: VerificationReport, options: { colour: boolean }): string {
  const paint: Paint = (key, text) => {
    const colour = COLOURS[key];
    return options.colour && colour !== null ? `\u001b[${colour}m${text}\u001b[0m` : text;
  };
  const sections = [
    [paint(report.verdict, VERDICT_TEXTS[report.verdict])],
    report.kit === null ? [] : renderKit(report.kit),
    ['what a kit proves', ...report.proves.flatMap((group) => renderGroup(group, paint))],
    ['also', ...report.also.flatMap((group) => renderGroup(group, paint))],
    renderBracket(report.time_bracket),
    renderBasis(report),
    ['a verified kit proves', ...report.proves_text.map((text) => `  - ${text}`)],
    ['it does not prove', ...report.proves_not.map((text) => `  - ${text}`)],
    [report.boundary],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function renderKit(kit: KitSummary): string[] {
  const rows: [string, string | number | null | undefined][] = [
    ['kit', kit.id],
    ['receipt', kit.receipt_id],
    ['receipt hash', kit.receipt_sha256],
    ['packet', kit.packet_id],
    ['issuer', kit.issuer && `${kit.issuer.name} (${kit.issuer.id})`],
    ['partner', kit.partner && `${kit.partner.name} (${kit.partner.id})`],
    ['client', kit.client && `${kit.client.name} (${kit.client.id})`],
    ['profile', kit.profile && `${kit.profile.id} version ${kit.profile.version}, lane ${kit.profile.lane_id}`],
    ['evaluation', kit.outcome && `${kit.outcome} at attempt ${kit.attempt}`],
    ['issued at', kit.issued_at && `${kit.issued_at} (claimed by the issuer)`],
    ['files', kit.files !== null ? `${kit.files}, ${kit.bytes} bytes` : null],
    ['log index', kit.log_index],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== undefined);
  return ['what the kit says of itself', ...known.map(([name, value]) => `  ${name.padEnd(12)}  ${value}`)];
}

/** A group is one line and, unless it passed, what made it so. */
function renderGroup(group: CheckGroup, paint: Paint): string[] {
  const status = paint(group.status, STATUS_TEXTS[group.status].padEnd(STATUS_WIDTH));
  const head = `  ${status}  ${group.name}${group.required ? '' : ' (not required)'}`;
  const reasons = group.checks.filter(
    ({ code, status: own }) => code !== null && (own === group.status || ALWAYS_SHOWN.has(code)),
  );
  return [head, ...reasons.flatMap(renderReason)];
}

/** Both sides, always: a side that nobody vouches for is as much worth knowing. */
function renderBracket({ not_before, not_after }: TimeBracket): string[] {
  return [
    'when the receipt was made, as others than the issuer say',
    `  not before  ${renderBound(not_before)}`,
    `  not after   ${renderBound(not_after)}`,
  ];
}

function renderBound(bound: TimeBound | null): string {
  return bound === null ? 'not established' : `${bound.time} (${EVIDENCE_TEXTS[bound.evidence]} ${bound.by})`;
}

function renderReason({ code, path, expected, found }: Check): string[] {
  const entry = ENTRIES.get(code ?? '');
  const lines = [`${code}: ${entry?.title ?? ''}${path === null ? '' : ` (${path})`}`];
  if (expected !== null) lines.push(`  expected  ${expected}`);
  if (found !== null) lines.push(`  found     ${found}`);
  if (entry !== undefined && entry.next !== 'nothing') lines.push(`  hint      ${entry.next}`);
  return lines.map((line) => `${INDENT}${line}`);
}

function renderBasis({ trust, policy, verified_at }: VerificationReport): string[] {
  const keys =
    trust === null
      ? 'no trust root'
      : `trust root version ${trust.version}, as of log size ${trust.as_of_size}, expires ${trust.expires}`;
  const extra = policy.require.length === 0 ? 'default' : `default and ${policy.require.join(', ')}`;
  return [`keys: ${keys}`, `policy: ${extra}`, `verified at ${verified_at} (the clock of this computer)`];
}
