import { renderSVG } from 'uqr';
import { loadCoverage } from './fonts.ts';
import { formatInstant, formatPeriod, groupThousands } from './format.ts';
import type { BinderModel, BinderTrailEntry } from './model.ts';
import { limitGraphemes, splitForBreaks, toPrintable } from './printable.ts';

/** Names are shown to this length; a longer one is an attempt to push other content off the page. */
const MAX_NAME_GRAPHEMES = 180;
/** The start shows how the packet began, the end how it came to the outcome; what lies between is in hash-trail.jsonl. */
const TRAIL_FIRST_ENTRIES = 40;
const TRAIL_LAST_ENTRIES = 160;

/** A name that is safe to print, cut to a sane length, in pieces between which a line may break. */
export function printName(name: string): { text: string; pieces: string[] } {
  const text = limitGraphemes(toPrintable(name, loadCoverage()), MAX_NAME_GRAPHEMES);
  return { text, pieces: splitForBreaks(text) };
}

/** The part of the template data that both documents share. */
export function buildFrontData(model: BinderModel, title: string): object {
  const { profile } = model;
  return {
    title,
    date: splitDate(model.createdAt),
    sandbox: model.sandbox,
    created: formatInstant(model.createdAt),
    receipt: model.receiptId,
    reference: { name: 'Receipt', id: model.receiptId },
    packet: model.packetId,
    issuer: printName(model.issuer.name).text,
    partner: printName(model.partner.name).text,
    client: printName(model.client.name).text,
    profile: { ...profile, title: printName(profile.title).text },
    period: formatPeriod(model.period?.from ?? null, model.period?.until ?? null),
    attempt: model.attempt,
    requirements: model.requirements.map((requirement) => ({
      ...requirement,
      id: splitForBreaks(requirement.id),
      title: printName(requirement.title).text,
      status: requirement.status.replaceAll('_', ' '),
    })),
    trail: { head: model.trail.head, ...cutTrail(model.trail.entries) },
    issuerKey: model.issuerKey,
    log: model.log.origin,
    verify: {
      url: model.verify.url,
      address: splitForBreaks(model.verify.url),
      commands: model.verify.commands.map(splitForBreaks),
    },
    qr: renderSVG(model.verify.url, { ecc: 'M', border: 0 }),
    boundary: model.boundary,
    proves: model.proves,
    provesNot: model.provesNot,
  };
}

/** The document date, in the numbers that the template hands to the PDF metadata. */
export function splitDate(at: string): number[] {
  return at.match(/\d+/g)!.slice(0, 6).map(Number);
}

function cutTrail(entries: BinderTrailEntry[]): object {
  const total = entries.length;
  const isLong = total > TRAIL_FIRST_ENTRIES + TRAIL_LAST_ENTRIES;
  const omitted = isLong ? total - TRAIL_FIRST_ENTRIES - TRAIL_LAST_ENTRIES : 0;
  const format = (entry: BinderTrailEntry) => ({
    ...entry,
    at: formatInstant(entry.at),
    event: entry.event.replaceAll('_', ' '),
    summary: printName(entry.summary).pieces,
  });
  return {
    total: groupThousands(total),
    omitted: groupThousands(omitted),
    first: (isLong ? entries.slice(0, TRAIL_FIRST_ENTRIES) : entries).map(format),
    last: (isLong ? entries.slice(-TRAIL_LAST_ENTRIES) : []).map(format),
  };
}
