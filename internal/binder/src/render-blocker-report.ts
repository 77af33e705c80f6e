import { checkTimestamp } from './check-model.ts';
import { compileTemplate } from './compile.ts';
import { type DeliveredDocument, deliver } from './deliver.ts';
import { formatInstant, formatPeriod } from './format.ts';
import { printName, splitDate } from './front-data.ts';
import { withJobFolder } from './job-folder.ts';
import { type BinderLimits, resolveLimits } from './limits.ts';
import type { BlockerReportModel, ReportBlocker } from './model.ts';
import { splitForBreaks } from './printable.ts';

/** Input of {@link renderBlockerReport}. */
export type RenderBlockerReportOptions = { model: BlockerReportModel; outFile: string; limits?: Partial<BinderLimits> };

/**
 * Writes the printable report of one evaluation: what blocks the packet, requirement by requirement, and what to do.
 * @throws {BinderError} `model_invalid`, `template_failed`, `compile_failed`
 */
export async function renderBlockerReport({
  model,
  outFile,
  limits,
}: RenderBlockerReportOptions): Promise<DeliveredDocument> {
  checkTimestamp(model.evaluatedAt);
  return withJobFolder(async (job) => {
    const data = buildReportData(model);
    const result = await compileTemplate({ job, template: 'blocker-report.typ', data, limits: resolveLimits(limits) });
    return deliver(result, outFile);
  });
}

function buildReportData(model: BlockerReportModel): object {
  const { profile } = model;
  return {
    title: 'Evaluation report',
    date: splitDate(model.evaluatedAt),
    sandbox: model.sandbox,
    evaluated: formatInstant(model.evaluatedAt),
    // Front-matter pages print a receipt; a packet that was evaluated only has none.
    reference: { name: 'Packet', id: model.packetId },
    packet: model.packetId,
    issuer: printName(model.issuer.name).text,
    partner: printName(model.partner.name).text,
    client: printName(model.client.name).text,
    profile: { ...profile, title: printName(profile.title).text },
    period: formatPeriod(model.period?.from ?? null, model.period?.until ?? null),
    attempt: model.attempt,
    outcome: model.outcome,
    verdict: describeVerdict(model),
    requirements: model.requirements.map((requirement) => ({
      id: splitForBreaks(requirement.id),
      title: printName(requirement.title).text,
      status: requirement.status.replaceAll('_', ' '),
      findings: model.blockers.filter((blocker) => blocker.requirementId === requirement.id).length,
    })),
    groups: groupBlockers(model),
    boundary: model.boundary,
  };
}

function describeVerdict({ outcome, blockers }: BlockerReportModel): string {
  if (outcome === 'PASS') return 'The submitted records are complete enough to issue a kit.';
  const count = blockers.filter((blocker) => blocker.severity === 'blocker').length;
  return `A kit cannot be issued yet: ${count} ${count === 1 ? 'blocker' : 'blockers'}.`;
}

/** Requirements in profile order; what belongs to none of them comes first, because it concerns the whole packet. */
function groupBlockers({ requirements, blockers }: BlockerReportModel): object[] {
  const known = new Set(requirements.map(({ id }) => id));
  const packetWide = blockers.filter(({ requirementId }) => requirementId === null || !known.has(requirementId));
  const groups = [
    { id: null, title: 'The whole packet', blockers: packetWide },
    ...requirements.map(({ id, title }) => ({
      id: splitForBreaks(id),
      title: printName(title).text,
      blockers: blockers.filter(({ requirementId }) => requirementId === id),
    })),
  ];
  return groups
    .filter((group) => group.blockers.length > 0)
    .map((group) => ({ ...group, blockers: group.blockers.map(describeBlocker) }));
}

function describeBlocker(blocker: ReportBlocker): object {
  return {
    code: blocker.code,
    severity: blocker.severity,
    expected: splitForBreaks(blocker.expected),
    found: splitForBreaks(blocker.found),
    remedy: splitForBreaks(blocker.remedy),
    affected: blocker.affected.map(({ originalName, sha256 }) => ({ name: printName(originalName).pieces, sha256 })),
  };
}
