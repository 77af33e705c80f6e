import { concatBytes } from '@attestlayer/encoding';
import {
  appendTrail,
  type SubmittedEntry,
  summariseTrail,
  type TrailEntry,
  type TrailEvent,
  type TrailHead,
  verifyTrail,
} from '@attestlayer/kit';
import { type Evaluation, evaluationSha256 } from '@attestlayer/profile';
import type { Exhibit, IssuableRecord } from './exhibits.ts';

/** A packet's hash trail so far: exact bytes, parsed entries, and where the next line attaches. */
export type PacketTrail = { bytes: Uint8Array; entries: TrailEntry[]; head: TrailHead };

/** Starts the trail of a new packet. */
export function openTrail(packetId: string, at: string): PacketTrail {
  const { line, head } = appendTrail(null, { event: 'packet_opened', packet_id: packetId, at });
  return { bytes: line, entries: verifyTrail(line).entries, head };
}

/** Reads a stored trail. @throws KitError `trail_*` when it was changed since it was written */
export function readTrail(bytes: Uint8Array): PacketTrail {
  const { head, entries } = verifyTrail(bytes);
  return { bytes, entries, head: { seq: entries.length, sha256: head } };
}

/**
 * Records how a submission differs from what the trail knows: new records, records that replace one of the same name, and
 * records that are gone. `nameOf` gives the submitted name of a record of an earlier attempt.
 */
export function recordSubmission(
  trail: PacketTrail,
  records: readonly IssuableRecord[],
  nameOf: (recordId: string) => string | undefined,
): PacketTrail {
  const known = new Map(summariseTrail(trail.entries).submitted.map((entry) => [entry.record_id, entry.disposition]));
  const present = new Map(records.map((record) => [record.recordId, record]));
  const byName = new Map(records.map((record) => [record.originalName, record]));
  const events: TrailEvent[] = [];
  for (const { recordId, receivedAt, facts } of records) {
    if (known.has(recordId)) continue;
    events.push({
      event: 'record_submitted',
      record_id: recordId,
      sha256: facts.sha256,
      size: facts.size,
      at: receivedAt,
    });
  }
  const at = records[0]?.receivedAt ?? trail.entries.at(-1)!.at;
  for (const [recordId, disposition] of known) {
    if (present.has(recordId) || isEnded(disposition)) continue;
    const replacement = byName.get(nameOf(recordId) ?? '');
    events.push(
      replacement
        ? { event: 'record_superseded', record_id: recordId, superseded_by: replacement.recordId, at }
        : { event: 'record_withdrawn', record_id: recordId, at },
    );
  }
  return extend(trail, events);
}

/** Records that were withdrawn or superseded: their ids are spent. */
export function endedRecordIds(trail: PacketTrail): Set<string> {
  const { submitted } = summariseTrail(trail.entries);
  return new Set(submitted.filter(({ disposition }) => isEnded(disposition)).map(({ record_id }) => record_id));
}

/** Number of evaluations that the trail counts. */
export function countAttempts(trail: PacketTrail): number {
  return summariseTrail(trail.entries).attempts.length;
}

/** Records an evaluation, whatever its outcome. */
export function recordEvaluation(trail: PacketTrail, evaluation: Evaluation): PacketTrail {
  return extend(trail, [
    {
      event: 'evaluated',
      attempt: evaluation.attempt,
      outcome: evaluation.outcome,
      evaluation_sha256: evaluationSha256(evaluation),
      profile_sha256: evaluation.profile.sha256,
      at: evaluation.evaluated_at,
    },
  ]);
}

/** What was accepted into scope, and that the record set is frozen for one receipt; always the end of a trail. */
export function freezeEvents(exhibits: readonly Exhibit[], receiptId: string, at: string): TrailEvent[] {
  const accepted = exhibits.map(
    ({ record }): TrailEvent => ({
      event: 'record_accepted',
      record_id: record.recordId,
      requirement_ids: [...record.requirementIds].sort(),
      at,
    }),
  );
  return [...accepted, { event: 'frozen', receipt_id: receiptId, at }];
}

/** Freezes a trail with {@link freezeEvents}. */
export function freezeTrail(
  trail: PacketTrail,
  exhibits: readonly Exhibit[],
  receiptId: string,
  at: string,
): PacketTrail {
  return extend(trail, freezeEvents(exhibits, receiptId, at));
}

function isEnded(disposition: SubmittedEntry['disposition']): boolean {
  return disposition === 'withdrawn' || disposition === 'superseded';
}

function extend(trail: PacketTrail, events: TrailEvent[]): PacketTrail {
  const lines: Uint8Array[] = [];
  let head = trail.head;
  for (const event of events) {
    const next = appendTrail(head, event);
    lines.push(next.line);
    head = next.head;
  }
  return readTrail(concatBytes(trail.bytes, ...lines));
}
