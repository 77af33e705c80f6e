import { assertNever } from '@attestlayer/encoding';
import { KitError } from './kit-error.ts';
import type { SubmittedEntry } from './manifest-schema.ts';
import { comparePaths } from './path.ts';
import type { TrailEntry } from './trail-schema.ts';

/** One counted evaluation of the packet. */
export type TrailAttempt = {
  attempt: number;
  at: string;
  outcome: 'PASS' | 'FAIL';
  evaluation_sha256: string;
  profile_sha256: string;
};

/** What a trail says in the end; compare it with `manifest.submitted` and `receipt.scope`. */
export type TrailSummary = {
  packet_id: string;
  /** Sorted by record id, as in the manifest. */
  submitted: SubmittedEntry[];
  attempts: TrailAttempt[];
  /**
   * `receipt_id` of the last line if that is `frozen`: the record set was frozen for that receipt and nothing came
   * after it.
   */
  frozen_for: string | null;
};

/** Follows a trail entry by entry; memory holds one small object per record and attempt. */
export type TrailSummariser = { add(entry: TrailEntry): void; finish(): TrailSummary };

/** A returned record may still be accepted; `withdrawn` and `superseded` are final. */
type RecordState = { sha256: string; size: number; disposition: SubmittedEntry['disposition'] };

/**
 * Makes a summariser for entries that a trail reader has checked (spec/kit-format.md 7.3). `add` throws KitError
 * `trail_record_state` for an event that the record's state does not allow and `trail_attempt_order` when attempts do
 * not count 1, 2, 3 …; `finish` throws `trail_empty`.
 */
export function createTrailSummariser(): TrailSummariser {
  const records = new Map<string, RecordState>();
  const attempts: TrailAttempt[] = [];
  let packetId: string | null = null;
  let frozenFor: string | null = null;
  const openRecord = (id: string, seq: number): RecordState => {
    const record = records.get(id);
    if (record === undefined) throw refuseState(seq, id, 'was never submitted');
    if (record.disposition === 'withdrawn' || record.disposition === 'superseded') {
      throw refuseState(seq, id, `is ${record.disposition}, which is final`);
    }
    return record;
  };
  const addEvent = (entry: TrailEntry): void => {
    switch (entry.event) {
      case 'packet_opened':
        packetId = entry.packet_id;
        return;
      case 'record_submitted':
        if (records.has(entry.record_id)) throw refuseState(entry.seq, entry.record_id, 'was submitted before');
        records.set(entry.record_id, { sha256: entry.sha256, size: entry.size, disposition: 'out_of_scope' });
        return;
      case 'record_returned':
        openRecord(entry.record_id, entry.seq).disposition = 'out_of_scope';
        return;
      case 'record_withdrawn':
        openRecord(entry.record_id, entry.seq).disposition = 'withdrawn';
        return;
      case 'record_superseded':
        if (!records.has(entry.superseded_by)) throw refuseState(entry.seq, entry.superseded_by, 'was never submitted');
        openRecord(entry.record_id, entry.seq).disposition = 'superseded';
        return;
      case 'record_accepted':
        openRecord(entry.record_id, entry.seq).disposition = 'in_scope';
        return;
      case 'evaluated':
        addAttempt(attempts, entry);
        return;
      case 'frozen':
        return;
      default:
        assertNever(entry);
    }
  };
  return {
    add(entry) {
      frozenFor = entry.event === 'frozen' ? entry.receipt_id : null;
      addEvent(entry);
    },
    finish() {
      if (packetId === null)
        throw new KitError('trail_empty', 'trail: no packet_opened; there is nothing to summarise');
      const submitted = [...records].map(([record_id, { sha256, size, disposition }]) => ({
        record_id,
        sha256,
        size,
        disposition,
      }));
      submitted.sort((a, b) => comparePaths(a.record_id, b.record_id));
      return { packet_id: packetId, submitted, attempts, frozen_for: frozenFor };
    },
  };
}

/**
 * Summarises a whole trail: final disposition of each record, and each attempt.
 *
 * @throws KitError `trail_record_state`, `trail_attempt_order`, `trail_empty`
 */
export function summariseTrail(entries: Iterable<TrailEntry>): TrailSummary {
  const summariser = createTrailSummariser();
  for (const entry of entries) summariser.add(entry);
  return summariser.finish();
}

function addAttempt(attempts: TrailAttempt[], entry: Extract<TrailEntry, { event: 'evaluated' }>): void {
  const { attempt, at, outcome, evaluation_sha256, profile_sha256, seq } = entry;
  const expected = attempts.length + 1;
  if (attempt !== expected) {
    throw new KitError('trail_attempt_order', `trail: line ${seq} is attempt ${attempt}, expected ${expected}`);
  }
  attempts.push({ attempt, at, outcome, evaluation_sha256, profile_sha256 });
}

function refuseState(seq: number, recordId: string, problem: string): KitError {
  return new KitError('trail_record_state', `trail: line ${seq} speaks of record ${recordId}, which ${problem}`);
}
