import { concatBytes, encodeUtf8, type JsonValue, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import {
  appendTrail,
  BINDER_PATH,
  DIFF_PATH,
  EVALUATION_PATH,
  evidencePath,
  HASH_TRAIL_PATH,
  PROFILE_PATH,
  README_PATH,
  type TrailEvent,
  type TrailHead,
  writeDiff,
} from '@attestlayer/kit';
import { ENGINE, EVALUATION_BOUNDARY, type Evaluation, type Profile, writeProfile } from '@attestlayer/profile';
import { EVALUATED_AT, ISSUED_AT, PERIOD, packetIdOf, RECEIVED_AT, receiptIdOf } from './test-kit-facts.ts';
import type { TestKitEdits } from './test-kit-options.ts';

/** A record of the test packet that is in scope. */
type TestRecord = { recordId: string; originalName: string; path: string; bytes: Uint8Array };

/** The sealed core of a test kit, and what the envelope needs to know of it. */
export type TestCore = {
  files: Map<string, Uint8Array>;
  records: TestRecord[];
  /** A record that was submitted and then taken back. */
  withdrawn: { recordId: string; bytes: Uint8Array };
  profileSha256: string;
  evaluationSha256: string;
  trailHead: TrailHead;
};

export const REQUIREMENT_ID = 'TEST-01.NOTE';

/** The smallest profile: one text note, nothing declared. */
export const TEST_PROFILE: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'TEST-01',
  version: 1,
  lane_id: 'TEST-01',
  title: 'Test profile',
  summary: 'Asks for a note.',
  boundary: 'Says nothing.',
  requirements: [
    {
      id: REQUIREMENT_ID,
      title: 'A note',
      description: 'Any text.',
      guidance: 'Write one.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: ['txt', 'csv'],
      fields: [],
      effective: null,
      content: [],
    },
  ],
};

/** Makes the files of the core; placeholders stand for what other packages make. */
export function makeCore(variant: number, edit: TestKitEdits): TestCore {
  const records = makeRecords(variant);
  const withdrawn = { recordId: 'record-3', bytes: encodeUtf8(`withdrawn ${variant}\n`) };
  const profile = writeProfile(TEST_PROFILE);
  const profileSha256 = sha256Hex(profile);
  const evaluation = makeEvaluation(variant, records, profileSha256);
  edit.evaluation?.(evaluation);
  const evaluationBytes = writeCanonical(evaluation as JsonValue);
  const evaluationSha256 = sha256Hex(evaluationBytes);
  const events = makeEvents({ variant, records, withdrawn, profileSha256, evaluationSha256 });
  edit.trailEvents?.(events);
  const trail = writeTrail(events);
  const files = new Map<string, Uint8Array>([
    [BINDER_PATH, encodeUtf8(`%PDF-1.7\n% placeholder ${variant}\n%%EOF\n`)],
    [README_PATH, encodeUtf8('Verify with a verifier that did not come with this kit.\n')],
    [EVALUATION_PATH, evaluationBytes],
    [DIFF_PATH, writeDiff({ schema: 'attestlayer.diff.v1', status: 'no_previous_kit' })],
    [PROFILE_PATH, profile],
    [HASH_TRAIL_PATH, trail.bytes],
    ...records.map(({ path, bytes }): [string, Uint8Array] => [path, bytes]),
  ]);
  edit.core?.(files);
  return { files, records, withdrawn, profileSha256, evaluationSha256, trailHead: trail.head };
}

function makeRecords(variant: number): TestRecord[] {
  const contents: [string, string][] = [
    ['Note.txt', `a note, variant ${variant}\n`],
    ['Übersicht.csv', `name,value\nvariant,${variant}\n`],
  ];
  return contents.map(([originalName, text], index) => ({
    recordId: `record-${index + 1}`,
    originalName,
    path: evidencePath(index + 1, originalName),
    bytes: encodeUtf8(text),
  }));
}

function makeEvaluation(variant: number, records: TestRecord[], profileSha256: string): Evaluation {
  return {
    schema: 'attestlayer.evaluation.v1',
    engine: ENGINE,
    profile: { id: TEST_PROFILE.id, version: 1, lane_id: TEST_PROFILE.lane_id, sha256: profileSha256 },
    packet_id: packetIdOf(variant),
    attempt: 2,
    evaluated_at: EVALUATED_AT,
    period: { ...PERIOD },
    outcome: 'PASS',
    requirements: [
      {
        id: REQUIREMENT_ID,
        title: 'A note',
        optional: false,
        status: 'satisfied',
        record_ids: records.map((record) => record.recordId),
        declared: {},
        checks: [],
      },
    ],
    blockers: [],
    boundary: EVALUATION_BOUNDARY,
  };
}

type EventFacts = Pick<TestCore, 'records' | 'withdrawn' | 'profileSha256' | 'evaluationSha256'> & { variant: number };

/** A life with everything in it: a failed attempt, a withdrawal, then PASS. */
function makeEvents({ variant, records, withdrawn, profileSha256, evaluationSha256 }: EventFacts): TrailEvent[] {
  const attempt = { event: 'evaluated', at: EVALUATED_AT, profile_sha256: profileSha256 } as const;
  const submitted = [...records, withdrawn].map(({ recordId, bytes }): TrailEvent => {
    return {
      event: 'record_submitted',
      at: RECEIVED_AT,
      record_id: recordId,
      sha256: sha256Hex(bytes),
      size: bytes.length,
    };
  });
  const accepted = records.map(({ recordId }): TrailEvent => {
    return { event: 'record_accepted', at: RECEIVED_AT, record_id: recordId, requirement_ids: [REQUIREMENT_ID] };
  });
  return [
    { event: 'packet_opened', at: RECEIVED_AT, packet_id: packetIdOf(variant) },
    ...submitted,
    { ...attempt, attempt: 1, outcome: 'FAIL', evaluation_sha256: sha256Hex(encodeUtf8('failed')) },
    { event: 'record_withdrawn', at: EVALUATED_AT, record_id: withdrawn.recordId },
    ...accepted,
    { ...attempt, attempt: 2, outcome: 'PASS', evaluation_sha256: evaluationSha256 },
    { event: 'frozen', at: ISSUED_AT, receipt_id: receiptIdOf(variant) },
  ];
}

function writeTrail(events: readonly TrailEvent[]): { bytes: Uint8Array; head: TrailHead } {
  let head: TrailHead | null = null;
  const lines: Uint8Array[] = [];
  for (const event of events) {
    const next = appendTrail(head, event);
    lines.push(next.line);
    head = next.head;
  }
  return { bytes: concatBytes(...lines), head: head! };
}
