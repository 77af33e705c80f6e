import { concatBytes, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECEIPT_ID } from '../test/samples.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import {
  appendTrail,
  createTrailReader,
  summariseTrail,
  type TrailEvent,
  type TrailHead,
  verifyTrail,
} from './index.ts';

const at = '2026-11-23T03:04:05.678Z';
const hash = sha256Hex(encodeUtf8('x'));
const opened: TrailEvent = { event: 'packet_opened', at, packet_id: 'packet-1' };
const submitted = (record_id: string): TrailEvent => ({
  event: 'record_submitted',
  at,
  record_id,
  sha256: hash,
  size: 3,
});
const accepted = (record_id: string): TrailEvent => ({
  event: 'record_accepted',
  at,
  record_id,
  requirement_ids: ['POLICIES'],
});
const evaluated = (attempt: number, outcome: 'PASS' | 'FAIL'): TrailEvent => {
  return { event: 'evaluated', at, attempt, outcome, evaluation_sha256: hash, profile_sha256: hash };
};
const frozen: TrailEvent = { event: 'frozen', at, receipt_id: RECEIPT_ID };

function writeTrail(...events: TrailEvent[]): { bytes: Uint8Array; head: TrailHead } {
  let head: TrailHead | null = null;
  const lines: Uint8Array[] = [];
  for (const event of events) {
    const next = appendTrail(head, event);
    lines.push(next.line);
    head = next.head;
  }
  return { bytes: concatBytes(...lines), head: head! };
}
const summarise = (...events: TrailEvent[]) => summariseTrail(verifyTrail(writeTrail(opened, ...events).bytes).entries);

const story = [
  submitted('b'),
  submitted('a'),
  accepted('b'),
  evaluated(1, 'FAIL'),
  { event: 'record_returned', at, record_id: 'b' } as const,
  submitted('c'),
  { event: 'record_superseded', at, record_id: 'b', superseded_by: 'c' } as const,
  submitted('d'),
  { event: 'record_withdrawn', at, record_id: 'd' } as const,
  accepted('c'),
  evaluated(2, 'PASS'),
  frozen,
];

describe('verifyTrail', () => {
  const { bytes, head } = writeTrail(opened, ...story);

  it('reads what appendTrail wrote, and finds its head', () => {
    const trail = verifyTrail(bytes);
    expect(trail.head).toBe(head.sha256);
    expect(trail.entries).toHaveLength(head.seq);
    const lastLine = new TextDecoder().decode(bytes).trimEnd().split('\n').at(-1)!;
    expect(trail.head).toBe(sha256Hex(encodeUtf8(lastLine)));
  });

  it('reads the same in pieces of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (sizes) => {
        const events: string[] = [];
        const reader = createTrailReader((entry) => events.push(entry.event));
        for (let offset = 0, turn = 0; offset < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length]!;
          reader.update(bytes.subarray(offset, offset + size));
          offset += size;
        }
        expect(reader.finish()).toEqual(head);
        expect(events).toEqual(['packet_opened', ...story.map((event) => event.event)]);
      }),
    );
  });

  it('gives another head, or none, for every change of one byte', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (position, flip) => {
        const changed = Uint8Array.from(bytes);
        changed[position]! ^= flip;
        let found: string | null = null;
        try {
          found = verifyTrail(changed).head;
        } catch {}
        expect(found).not.toBe(head.sha256);
      }),
    );
  });

  const [first, second, third] = new TextDecoder().decode(bytes).split('\n') as [string, string, string];
  const withoutPrevious = second.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${'0'.repeat(64)}"`);
  it.each([
    ['trail_not_terminated', first],
    ['trail_empty', ''],
    ['trail_first_event', `${withoutPrevious.replace('"seq":2', '"seq":1')}\n`],
    ['trail_sequence', `${first}\n${third}\n`],
    ['trail_chain_broken', `${first}\n${withoutPrevious}\n`],
    ['trail_not_canonical', `${first} \n`],
    ['trail_not_canonical', `${first}\n\n`],
    ['trail_not_canonical', `${first}\r\n`],
    ['trail_version_unsupported', `${first.replace('trail.v1', 'trail.v2')}\n`],
    ['trail_schema', `${first.replace('packet_opened', 'packet_closed')}\n`],
    ['trail_too_large', 'x'.repeat(70_000)],
    ['trail_too_large', `${'x'.repeat(70_000)}\n`],
  ] as const)('refuses with %s', (code, text) => throwsWithCode(code, () => verifyTrail(encodeUtf8(text))));
});

describe('appendTrail', () => {
  it('starts with packet_opened, once', async () => {
    await throwsWithCode('trail_first_event', () => appendTrail(null, frozen));
    await throwsWithCode('trail_first_event', () => writeTrail(opened, opened));
  });
});

describe('summariseTrail', () => {
  it('says what became of each record and attempt', () => {
    const record = { sha256: hash, size: 3 };
    expect(summarise(...story)).toEqual({
      packet_id: 'packet-1',
      submitted: [
        { ...record, record_id: 'a', disposition: 'out_of_scope' },
        { ...record, record_id: 'b', disposition: 'superseded' },
        { ...record, record_id: 'c', disposition: 'in_scope' },
        { ...record, record_id: 'd', disposition: 'withdrawn' },
      ],
      attempts: [
        { attempt: 1, at, outcome: 'FAIL', evaluation_sha256: hash, profile_sha256: hash },
        { attempt: 2, at, outcome: 'PASS', evaluation_sha256: hash, profile_sha256: hash },
      ],
      frozen_for: RECEIPT_ID,
    });
  });

  it('is frozen only if nothing came after', () => expect(summarise(frozen, submitted('a')).frozen_for).toBeNull());

  it('refuses events that the state of a record does not allow', async () => {
    const withdrawn: TrailEvent = { event: 'record_withdrawn', at, record_id: 'a' };
    const refuses = (...events: TrailEvent[]) => throwsWithCode('trail_record_state', () => summarise(...events));
    await refuses(accepted('a'));
    await refuses(submitted('a'), submitted('a'));
    await refuses(submitted('a'), withdrawn, accepted('a'));
    await refuses(submitted('a'), withdrawn, withdrawn);
    await refuses(submitted('a'), { event: 'record_superseded', at, record_id: 'a', superseded_by: 'b' });
  });

  it('refuses attempts that skip or repeat', async () => {
    await throwsWithCode('trail_attempt_order', () => summarise(evaluated(2, 'PASS')));
    await throwsWithCode('trail_attempt_order', () => summarise(evaluated(1, 'FAIL'), evaluated(1, 'PASS')));
  });

  it('refuses an empty list', () => throwsWithCode('trail_empty', () => summariseTrail([])));
});
