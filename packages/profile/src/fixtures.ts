import type { EvaluationInput } from './evaluate.ts';
import type { RecordFacts, SubmittedRecord } from './facts.ts';
import type { Profile, Requirement } from './profile-schema.ts';

/** Small valid parts for tests; each test overrides what it is about. */
export function makeRequirement(overrides: Partial<Requirement> = {}): Requirement {
  return {
    id: 'TEST-01.A',
    title: 'Test records',
    description: 'Records for a test.',
    guidance: 'None.',
    optional: false,
    document: false,
    min_records: 1,
    max_records: null,
    distinct_records: true,
    accepted_types: ['pdf', 'csv', 'png'],
    fields: [],
    effective: null,
    content: [],
    ...overrides,
  };
}

export function makeProfile(...requirements: Partial<Requirement>[]): Profile {
  return {
    schema: 'attestlayer.profile.v1',
    id: 'TEST-01',
    version: 1,
    lane_id: 'TEST-01',
    title: 'Test',
    summary: 'A profile for tests.',
    boundary: 'It says nothing.',
    requirements: (requirements.length === 0 ? [{}] : requirements).map(makeRequirement),
  };
}

type RecordOverrides = Partial<Omit<SubmittedRecord, 'facts'>> & { facts?: Partial<RecordFacts> };

/** A readable PDF of three pages for `TEST-01.A`; the number makes its id, its name and its bytes its own. */
export function makeRecord(number = 1, overrides: RecordOverrides = {}): SubmittedRecord {
  const { facts, ...rest } = overrides;
  return {
    recordId: `record-${number}`,
    originalName: `file-${number}.pdf`,
    receivedAt: '2026-04-01T09:00:00.000Z',
    effectiveFrom: null,
    effectiveUntil: null,
    requirementIds: ['TEST-01.A'],
    ...rest,
    facts: {
      sha256: number.toString(16).padStart(64, '0'),
      size: 1_000,
      type: 'pdf',
      mediaType: 'application/pdf',
      refusal: null,
      problem: null,
      pdf: { pages: 3, encryption: 'none', textCharacters: 5_000, title: null },
      ...facts,
    },
  };
}

export function makeInput(overrides: Partial<EvaluationInput> = {}): EvaluationInput {
  return {
    profile: makeProfile(),
    packetId: 'packet-1',
    period: { from: '2026-01-01', until: '2026-03-31' },
    declarations: {},
    records: [makeRecord()],
    attempt: 1,
    evaluatedAt: '2026-04-15T12:00:00.000Z',
    ...overrides,
  };
}
