import { type JsonValue, writeCanonical } from '@attestlayer/encoding';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Field } from './field-schema.ts';
import { makeProfile, makeRequirement } from './fixtures.ts';
import { jsonSchemaSha256, listJsonSchemas, parseProfile, profileSha256, writeProfile } from './parse-profile.ts';
import type { ProfileErrorCode } from './profile-error.ts';
import { type Profile, profileSchema } from './profile-schema.ts';

const text: Field = { id: 'owner', title: 'Owner', type: 'text', required: true, max_length: 9 };

/** Each changes a valid profile into one that is refused. */
const REFUSED: [what: string, code: ProfileErrorCode, profile: JsonValue][] = [
  ['an unknown member', 'profile_schema', { ...makeProfile(), comment: 'x' }],
  [
    'an unknown member of a requirement',
    'profile_schema',
    { ...makeProfile(), requirements: [{ ...makeRequirement(), weight: 1 }] },
  ],
  ['another schema', 'profile_schema', { ...makeProfile(), schema: 'attestlayer.profile.v2' }],
  ['version 0', 'profile_schema', { ...makeProfile(), version: 0 }],
  ['no requirement', 'profile_schema', { ...makeProfile(), requirements: [] }],
  ['a requirement id in lower case', 'profile_schema', makeProfile({ id: 'test-01.a' })],
  ['a field id that is no member name', 'profile_schema', makeProfile({ fields: [{ ...text, id: 'Owner' }] })],
  [
    'a member of another field type',
    'profile_schema',
    makeProfile({ fields: [{ ...text, type: 'date' } as unknown as Field] }),
  ],
  ['more records than anybody reads', 'profile_schema', makeProfile({ min_records: 10_001 })],
  ['the same requirement twice', 'profile_contradiction', makeProfile({}, {})],
  ['the same field twice', 'profile_contradiction', makeProfile({ fields: [text, text] })],
  ['the same field title twice', 'profile_contradiction', makeProfile({ fields: [text, { ...text, id: 'keeper' }] })],
  ['the same accepted type twice', 'profile_contradiction', makeProfile({ accepted_types: ['pdf', 'pdf'] })],
  ['two rules of one kind', 'profile_contradiction', makeProfile({ content: [image(1), image(2)] })],
  ['a maximum below the minimum', 'profile_contradiction', makeProfile({ min_records: 2, max_records: 1 })],
  ['records of no type', 'profile_contradiction', makeProfile({ accepted_types: [], min_records: 0 })],
  ['nothing asked for', 'profile_contradiction', makeProfile({ accepted_types: [], min_records: 0, max_records: 0 })],
  [
    'a document that can only be an image',
    'profile_contradiction',
    makeProfile({ document: true, accepted_types: ['png'] }),
  ],
  [
    'a rule for a type that is not accepted',
    'profile_contradiction',
    makeProfile({ content: [{ type: 'text', min_characters: 1 }] }),
  ],
  ['the same choice twice', 'profile_contradiction', makeProfile({ fields: [{ ...choice(), choices: ['a', 'a'] }] })],
  [
    'an integer range turned round',
    'profile_contradiction',
    makeProfile({ fields: [{ ...integer(), min: 2, max: 1 }] }),
  ],
];

function image(size: number) {
  return { type: 'image', min_width: size, min_height: size } as const;
}
function choice() {
  return { id: 'kind', title: 'Kind', type: 'choice', required: true, choices: ['a', 'b'] } satisfies Field;
}
function integer() {
  return { id: 'count', title: 'Count', type: 'integer', required: true, min: 0, max: 1 } satisfies Field;
}

describe('parseProfile', () => {
  test.each(REFUSED)('refuses %s', (_what, code, profile) => {
    expect(() => parseProfile(writeCanonical(profile))).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['bytes that are not canonical', ` ${new TextDecoder().decode(writeProfile(makeProfile()))}`],
    ['no JSON', 'profile'],
    ['a byte order mark', `\uFEFF${new TextDecoder().decode(writeProfile(makeProfile()))}`],
  ])('refuses %s', (_what, bytes) => {
    expect(() => parseProfile(new TextEncoder().encode(bytes))).toThrow(
      expect.objectContaining({ code: 'profile_json' }),
    );
  });

  test('accepts declared values without records', () => {
    const declared = makeProfile({ accepted_types: [], min_records: 0, max_records: 0, fields: [text] });
    expect(parseProfile(writeProfile(declared))).toEqual(declared);
  });

  test('the address changes with every member', () => {
    const changed: Profile[] = [makeProfile(), makeProfile({ min_records: 2 }), { ...makeProfile(), version: 2 }];
    expect(new Set(changed.map(profileSha256)).size).toBe(3);
  });

  test('the schema can be published as JSON Schema 2020-12', () => {
    expect(z.toJSONSchema(profileSchema)).toMatchObject({ type: 'object', additionalProperties: false });
  });
});

test('the JSON Schemas of a profile are listed once each', () => {
  const rule = (schema: Record<string, JsonValue>) => ({ type: 'json', schema }) as const;
  const requirement = (id: string, schema: Record<string, JsonValue>) =>
    makeRequirement({ id, accepted_types: ['json'], content: [rule(schema)] });
  const profile = makeProfile(
    requirement('A', { type: 'array', minItems: 1 }),
    requirement('B', { minItems: 1, type: 'array' }),
    requirement('C', {}),
  );
  expect(listJsonSchemas(profile)).toEqual([{ type: 'array', minItems: 1 }, {}]);
  expect(jsonSchemaSha256({ a: 1, b: 2 })).toBe(jsonSchemaSha256({ b: 2, a: 1 }));
});
