import type { CodeEntry } from './code-entry.ts';

/** Codes of hash-trail.jsonl as a document, the same words as in packages/kit (kit-format 7). */
export const TRAIL_CODES = [
  {
    code: 'trail_too_large',
    group: 'unmodified_since_issuance',
    title: 'a line of the hash trail is too long',
    meaning: 'A line of hash-trail.jsonl is longer than the format allows.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'trail_not_canonical',
    group: 'unmodified_since_issuance',
    title: 'a line of the hash trail is not canonical',
    meaning: 'A line of hash-trail.jsonl is not equal to its own RFC 8785 re-encoding.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'trail_schema',
    group: 'unmodified_since_issuance',
    title: 'a line of the hash trail does not fit its schema',
    meaning: 'A line of hash-trail.jsonl is no event that the format knows.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'trail_version_unsupported',
    group: 'unmodified_since_issuance',
    title: 'the hash trail is of another version',
    meaning:
      'The first line of hash-trail.jsonl names another version than attestlayer.hash-trail.v1, inside a kit of version 1.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'trail_empty',
    group: 'unmodified_since_issuance',
    title: 'the hash trail is empty',
    meaning: 'hash-trail.jsonl has no line. A trail starts with the opening of the packet.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'trail_not_terminated',
    group: 'unmodified_since_issuance',
    title: 'the hash trail is cut off',
    meaning: 'The last line of hash-trail.jsonl has no newline at its end.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'trail_sequence',
    group: 'unmodified_since_issuance',
    title: 'the hash trail does not count on',
    meaning: 'The sequence number of a line does not follow that of the line before it.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'trail_chain_broken',
    group: 'unmodified_since_issuance',
    title: 'the hash trail is broken',
    meaning: 'A line does not carry the hash of the line before it: something was changed, left out or put in.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'trail_first_event',
    group: 'unmodified_since_issuance',
    title: 'the hash trail does not begin with its packet',
    meaning: 'packet_opened is not the first line, or stands in the trail again.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'trail_record_state',
    group: 'unmodified_since_issuance',
    title: 'the hash trail tells an impossible story',
    meaning:
      'A line speaks of a record that was not submitted before, was submitted twice, or was already withdrawn or superseded.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'trail_attempt_order',
    group: 'unmodified_since_issuance',
    title: 'the attempts in the hash trail do not count on',
    meaning: 'The evaluations in the hash trail do not count 1, 2, 3 and so on: a failed attempt may be left out.',
    next: 'do not rely on the kit; ask the issuer',
  },
] as const satisfies readonly CodeEntry[];
