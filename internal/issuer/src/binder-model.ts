import type { BinderModel } from '@attestlayer/binder';
import { BOUNDARY, PROVES, PROVES_NOT, storableName, type TrailEntry } from '@attestlayer/kit';
import type { Evaluation, Profile } from '@attestlayer/profile';
import type { PublicKey } from '@attestlayer/signature';
import { type Exhibit, mediaTypeOf } from './exhibits.ts';
import type { KitParties } from './kit-input.ts';
import { wordTrailEntry } from './word-trail-entry.ts';

export type BinderModelInput = {
  parties: KitParties;
  receiptId: string;
  packetId: string;
  issuedAt: string;
  profile: Profile;
  profileSha256: string;
  evaluation: Evaluation;
  exhibits: Exhibit[];
  trail: { head: string; entries: TrailEntry[] };
  issuerKey: PublicKey;
  logOrigin: string;
  verifyUrl: string;
  sandbox: boolean;
};

/** Joins everything that the binder shows; it cannot name the kit id, which does not exist before the binder does. */
export function buildBinderModel(input: BinderModelInput): BinderModel {
  const { evaluation, profile, exhibits } = input;
  const numberOf = new Map(exhibits.map(({ number, record }) => [record.recordId, number]));
  return {
    receiptId: input.receiptId,
    packetId: input.packetId,
    createdAt: input.issuedAt,
    issuer: input.parties.issuer,
    partner: input.parties.partner,
    client: input.parties.client,
    profile: {
      id: profile.id,
      version: String(profile.version),
      laneId: profile.lane_id,
      title: profile.title,
      sha256: input.profileSha256,
    },
    period: evaluation.period,
    attempt: evaluation.attempt,
    sandbox: input.sandbox,
    requirements: evaluation.requirements.map(({ id, title, status, record_ids }) => ({
      id,
      title,
      status,
      exhibits: record_ids.flatMap((recordId) => numberOf.get(recordId) ?? []).sort((a, b) => a - b),
    })),
    exhibits: exhibits.map(({ number, path, record }) => ({
      number,
      path,
      originalName: storableName(record.originalName),
      sizeBytes: record.facts.size,
      sha256: record.facts.sha256,
      mediaType: mediaTypeOf(record),
      requirementIds: record.requirementIds,
      receivedAt: record.receivedAt,
      effectiveFrom: record.effectiveFrom,
      effectiveUntil: record.effectiveUntil,
      file: record.file,
    })),
    trail: {
      head: input.trail.head,
      entries: input.trail.entries.map((entry) => ({
        seq: entry.seq,
        at: entry.at,
        event: entry.event,
        summary: wordTrailEntry(entry),
      })),
    },
    issuerKey: { kid: input.issuerKey.kid, x: input.issuerKey.jwk.x },
    log: { origin: input.logOrigin },
    verify: {
      url: `${input.verifyUrl}/receipts/${input.receiptId}`,
      commands: [
        'sha256sum --check --strict SHA256SUMS',
        'attestlayer verify KIT --trust TRUST-ROOT',
        'README.txt in the kit: every step with sha256sum and openssl alone',
      ],
    },
    boundary: BOUNDARY,
    proves: PROVES.map(({ text }) => text),
    provesNot: [...PROVES_NOT],
  };
}
