import { concatBytes, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { type DocumentFormat, readDocument, writeDocument } from './document.ts';
import { KitError } from './kit-error.ts';
import { TRAIL_SCHEMA, type TrailEntry, type TrailEvent, trailEntrySchema } from './trail-schema.ts';

/** `prev` of the first line. */
const NO_PREVIOUS_LINE = '0'.repeat(64);
/** A line that accepts a record for hundreds of requirements still fits. */
const MAX_LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
const LINE_END = encodeUtf8('\n');

const FORMAT: DocumentFormat<TrailEntry> = { kind: 'trail', schema: trailEntrySchema, maxBytes: MAX_LINE_BYTES };

/**
 * The end of a trail: number and SHA-256 (hex) of its last line. `seq` counts from 1, so it is the number of lines too.
 */
export type TrailHead = { seq: number; sha256: string };

/**
 * Makes the next line of a hash trail (spec/kit-format.md 7), newline included, and the head that it leads to. `null`
 * starts a trail.
 *
 * @throws KitError `trail_first_event` when a trail does not start with `packet_opened` or has it again; `trail_schema`
 */
export function appendTrail(previous: TrailHead | null, event: TrailEvent): { line: Uint8Array; head: TrailHead } {
  const chain = { prev: previous?.sha256 ?? NO_PREVIOUS_LINE, seq: (previous?.seq ?? 0) + 1 };
  const entry: TrailEntry =
    event.event === 'packet_opened' ? { ...event, ...chain, schema: TRAIL_SCHEMA } : { ...event, ...chain };
  checkPlace(entry);
  const text = writeDocument(entry, FORMAT);
  return { line: concatBytes(text, LINE_END), head: { seq: entry.seq, sha256: sha256Hex(text) } };
}

/** Reads a hash trail piece by piece; memory holds one line. */
export type TrailReader = {
  /**
   * Takes the next piece of the file.
   *
   * @throws KitError `trail_*`
   */
  update(bytes: Uint8Array): void;
  /**
   * Says that the file has ended.
   *
   * @throws KitError `trail_not_terminated`, `trail_empty`
   */
  finish(): TrailHead;
};

/**
 * Makes a reader that checks each line (canonical, schema, sequence, chain, first event) and hands it to `onEntry`.
 * The file is attacker-controlled until its head is compared with the receipt.
 */
export function createTrailReader(onEntry: (entry: TrailEntry) => void): TrailReader {
  let head: TrailHead | null = null;
  let pending = new Uint8Array(0);
  const readLine = (line: Uint8Array): void => {
    const entry = readDocument(line, FORMAT);
    checkLink(entry, head);
    checkPlace(entry);
    head = { seq: entry.seq, sha256: sha256Hex(line) };
    onEntry(entry);
  };
  return {
    update(bytes) {
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        const rest = bytes.subarray(start, end);
        readLine(pending.length === 0 ? rest : concatBytes(pending, rest));
        pending = new Uint8Array(0);
        start = end + 1;
      }
      if (start < bytes.length) pending = concatBytes(pending, bytes.subarray(start));
      if (pending.length > MAX_LINE_BYTES) {
        throw new KitError(
          'trail_too_large',
          `trail: line ${(head?.seq ?? 0) + 1} is longer than ${MAX_LINE_BYTES} bytes`,
        );
      }
    },
    finish() {
      if (pending.length > 0)
        throw new KitError('trail_not_terminated', 'trail: the last line has no newline at its end');
      if (head === null) throw new KitError('trail_empty', 'trail: no line; a trail starts with packet_opened');
      return head;
    },
  };
}

/**
 * Reads a whole hash trail and checks its chain. `head` is the SHA-256 (hex) of the last line without its newline,
 * which the receipt names; the number of entries is the receipt's `hash_trail.entries`.
 *
 * @throws KitError `trail_*`
 */
export function verifyTrail(bytes: Uint8Array): { head: string; entries: TrailEntry[] } {
  const entries: TrailEntry[] = [];
  const reader = createTrailReader((entry) => entries.push(entry));
  reader.update(bytes);
  return { head: reader.finish().sha256, entries };
}

function checkLink(entry: TrailEntry, previous: TrailHead | null): void {
  const seq = (previous?.seq ?? 0) + 1;
  if (entry.seq !== seq) throw new KitError('trail_sequence', `trail: line ${seq} has seq ${entry.seq}`);
  if (entry.prev !== (previous?.sha256 ?? NO_PREVIOUS_LINE)) {
    throw new KitError('trail_chain_broken', `trail: prev of line ${seq} is not the hash of the line before it`);
  }
}

function checkPlace(entry: TrailEntry): void {
  if ((entry.seq === 1) === (entry.event === 'packet_opened')) return;
  throw new KitError(
    'trail_first_event',
    `trail: "${entry.event}" at line ${entry.seq}; packet_opened is the first line, once`,
  );
}
