import { assertNever } from '@attestlayer/encoding';
import type { TrailEntry } from '@attestlayer/kit';

/** Says in plain words what a line of the hash trail records. */
export function wordTrailEntry(entry: TrailEntry): string {
  switch (entry.event) {
    case 'packet_opened':
      return `packet ${entry.packet_id} opened`;
    case 'record_submitted':
      return `${entry.record_id} submitted, ${entry.size} bytes, SHA-256 ${entry.sha256}`;
    case 'record_returned':
      return `${entry.record_id} returned to the client`;
    case 'record_withdrawn':
      return `${entry.record_id} withdrawn`;
    case 'record_superseded':
      return `${entry.record_id} superseded by ${entry.superseded_by}`;
    case 'record_accepted':
      return `${entry.record_id} accepted for ${entry.requirement_ids.join(', ')}`;
    case 'evaluated':
      return `attempt ${entry.attempt}: ${entry.outcome}, evaluation SHA-256 ${entry.evaluation_sha256}`;
    case 'frozen':
      return `record set frozen for receipt ${entry.receipt_id}`;
    default:
      return assertNever(entry);
  }
}
