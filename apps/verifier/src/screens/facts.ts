import type { VerificationReport } from '@attestlayer/verify';
import { type Child, element } from '../dom.ts';
import { formatCount, formatMoment, formatSize } from '../format.ts';
import { type MessageKey, message, text } from '../messages.ts';
import { untrusted } from '../untrusted.ts';

/** What the kit says of itself; with anything but VERIFIED a line says that nothing supports it. */
export function renderFacts(report: VerificationReport, kitName: string): HTMLElement {
  return element(
    'section',
    { class: 'facts', 'aria-labelledby': 'facts-title' },
    element('h2', { id: 'facts-title' }, text('facts.title')),
    report.verdict === 'VERIFIED' ? null : element('p', { class: 'caution' }, text('facts.unproven')),
    element('dl', { class: 'fact-list' }, ...factRows(report.kit, kitName).flatMap(renderRow)),
  );
}

type Row = { label: MessageKey; value: Child[] | null; wide?: boolean };

function factRows(kit: VerificationReport['kit'], kitName: string): Row[] {
  const name = (party: { name: string } | null | undefined) => (party ? [untrusted(party.name)] : null);
  const mono = (value: string | null | undefined) => (value ? [untrusted(value, 'mono')] : null);
  const profile = kit?.profile ?? null;
  const issuedAt = kit?.issued_at ?? null;
  return [
    { label: 'facts.name', value: [untrusted(kitName)] },
    { label: 'facts.issuer', value: name(kit?.issuer) },
    { label: 'facts.client', value: name(kit?.client) },
    { label: 'facts.partner', value: name(kit?.partner) },
    {
      label: 'facts.profile',
      value:
        profile &&
        message('facts.profile.value', { id: untrusted(profile.id), version: untrusted(String(profile.version)) }),
    },
    {
      label: 'facts.issued',
      value: issuedAt === null ? null : [text('facts.issued.claim', { moment: formatMoment(issuedAt) })],
    },
    { label: 'facts.files', value: filesValue(kit?.files ?? null, kit?.bytes ?? null) },
    { label: 'facts.log', value: typeof kit?.log_index === 'number' ? [formatCount(kit.log_index)] : null },
    { label: 'facts.receipt', value: mono(kit?.receipt_id), wide: true },
    { label: 'facts.receipt.hash', value: mono(kit?.receipt_sha256), wide: true },
    { label: 'facts.kit', value: mono(kit?.id), wide: true },
  ];
}

function filesValue(files: number | null, bytes: number | null): Child[] | null {
  if (files === null || bytes === null) return null;
  return [text('facts.files.value', { files: formatCount(files), size: formatSize(bytes) })];
}

function renderRow({ label, value, wide }: Row): HTMLElement[] {
  if (value === null) return [];
  return [element('div', { class: wide ? 'wide' : null }, element('dt', {}, text(label)), element('dd', {}, ...value))];
}
