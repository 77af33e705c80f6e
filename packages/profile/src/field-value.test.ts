import type { JsonValue } from '@attestlayer/encoding';
import { describe, expect, test } from 'vitest';
import type { Field } from './field-schema.ts';
import { readFieldValue } from './field-value.ts';

const base = { id: 'value', title: 'Value', required: true };
const FIELDS = {
  text: { ...base, type: 'text', max_length: 5 },
  date: { ...base, type: 'date' },
  datetime: { ...base, type: 'datetime' },
  email: { ...base, type: 'email' },
  url: { ...base, type: 'url' },
  boolean: { ...base, type: 'boolean' },
  integer: { ...base, type: 'integer', min: 2, max: 9 },
  choice: { ...base, type: 'choice', choices: ['change', 'release'] },
  identifier: { ...base, type: 'identifier', max_length: 12, scheme: null },
  lei: { ...base, type: 'identifier', max_length: 20, scheme: 'lei' },
} as const satisfies Record<string, Field>;

type Samples = { valid: JsonValue[]; invalid: JsonValue[] };
const SAMPLES: Record<keyof typeof FIELDS, Samples> = {
  text: { valid: ['a', 'été', '𝔸𝔸𝔸𝔸𝔸'], invalid: ['abcdef', 'a\nb', 'a\u0000', '\uD800', 1, true, ['a'], { a: 1 }] },
  date: { valid: ['2026-03-31'], invalid: ['2026-02-30', '31.03.2026', 20_260_331] },
  datetime: {
    valid: ['2026-03-31T14:05:00.000Z'],
    invalid: ['2026-03-31T14:05:00Z', '2026-03-31T14:05:00.000+01:00', '2026-03-31'],
  },
  email: {
    valid: ['a@b.example', 'first.last+tag@mail.orchard-dental.example'],
    invalid: [
      'a@b',
      '@b.example',
      'a b@c.example',
      'a@b.example, c@d.example',
      'A <a@b.example>',
      'a@-b.example',
      `${'a'.repeat(250)}@b.example`,
    ],
  },
  url: {
    valid: ['https://example.com', 'http://example.com:8080/a?b=c#d'],
    invalid: [
      'example.com',
      'ftp://example.com',
      'https://user:pass@example.com/',
      'javascript:alert(1)',
      'https://',
      'https://a b.example',
    ],
  },
  boolean: { valid: [true, false], invalid: ['true', 1, 0] },
  integer: { valid: [2, 9], invalid: [1, 10, 2.5, '3', Number.MAX_SAFE_INTEGER + 1] },
  choice: { valid: ['change'], invalid: ['Change', 'freeze', true] },
  identifier: { valid: ['CHG-2600', 'a', 'urn:x/1.2_3'], invalid: ['-a', 'two words', 'é', 'abcdefghijklm', 7] },
  // Two entries of the public LEI register; then the same with a wrong check digit, in lower case, and too short.
  lei: {
    valid: ['506700GE1G29325QX363', '7LTWFZYICNSX8D621K86'],
    invalid: ['506700GE1G29325QX364', '506700ge1g29325qx363', '7LTWFZYICNSX8D621K8'],
  },
};

describe.each(Object.entries(SAMPLES))('a field of type %s', (name, { valid, invalid }) => {
  const field = FIELDS[name as keyof typeof FIELDS];

  test.each(valid.map((value) => [value]))('takes %j', (value) => {
    expect(readFieldValue(field, value)).toEqual({ status: 'valid', value });
  });

  test.each(invalid.map((value) => [value]))('does not take %j', (value) => {
    expect(readFieldValue(field, value).status).toBe('invalid');
  });

  test.each([[undefined], [null], [''], ['   ']])('is missing when it is %j', (value) => {
    expect(readFieldValue(field, value)).toEqual({ status: 'missing' });
  });
});

test('text is kept in NFC and without the white space around it', () => {
  expect(readFieldValue(FIELDS.text, '  e\u0301te ')).toEqual({ status: 'valid', value: '\u00e9te' });
});

test('a long invalid value is quoted in part', () => {
  const value = readFieldValue(FIELDS.date, 'x'.repeat(10_000));
  expect(value.status === 'invalid' && value.found.length).toBe(81);
});
