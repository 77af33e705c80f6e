import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCanonical, writeCanonical } from './canonical-json.ts';
import { isRecognisedCanonical } from './canonical-scanner.ts';
import { serializeJcs } from './jcs.ts';
import { type JsonValue, MAX_JSON_DEPTH } from './json-value.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const isControl = (character: string) => /[\u0000-\u001f\u007f-\u009f]/.test(character);
const character = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 1 })
  .filter((text) => !isControl(text) && text.isWellFormed());
const text = fc.string({ unit: fc.oneof(fc.constantFrom('"', '\\', 'a', ' ', 'é', '😀'), character) });
const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', '"', '\\', '~', ' ', '1') }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '0', '10', 'path', 'sha256'),
);
/** Any value of the subset of canonical files. */
const { value: canonicalValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text.map((it) => it.normalize('NFC')),
    fc.maxSafeNat(),
    fc.constantFrom<JsonValue>(null, true, false, 0, Number.MAX_SAFE_INTEGER),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5 }),
  ),
}));

test('writes the bytes that RFC 8785 prescribes', () => {
  expect(decode(writeCanonical({ b: [1, { d: 'é', c: null }], a: '"\\', 'a"': true }))).toBe(
    '{"a":"\\"\\\\","a\\"":true,"b":[1,{"c":null,"d":"é"}]}',
  );
  fc.assert(
    fc.property(canonicalValue, (value) => {
      expect(decode(writeCanonical(value))).toBe(serializeJcs(value));
    }),
  );
});

test('writes objects of many shapes and results of any size', () => {
  const shapes = Array.from({ length: 40 }, (_, i) => ({ [`n${i}`]: i, [`m${i}`]: 'x'.repeat(i * 100) }));
  const value = [shapes, 'é'.repeat(2 ** 20), 'y'.repeat(2 ** 22), shapes];
  const bytes = writeCanonical(value);
  expect(decode(bytes) === serializeJcs(value)).toBe(true);
  expect(readCanonical(bytes)).toEqual(value);
});

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(canonicalValue, (value) => {
      const read = readCanonical(writeCanonical(value));
      expect(writeCanonical(read)).toEqual(writeCanonical(value));
      expect(JSON.parse(serializeJcs(read))).toEqual(JSON.parse(serializeJcs(value)));
    }),
  );
});

test('a changed byte is refused or gives another value', () => {
  fc.assert(
    fc.property(canonicalValue, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, position, difference) => {
      const bytes = writeCanonical(value);
      bytes[position % bytes.length]! ^= difference;
      let read: JsonValue;
      try {
        read = readCanonical(bytes);
      } catch {
        return;
      }
      expect(serializeJcs(read)).not.toBe(serializeJcs(value));
      expect(writeCanonical(read)).toEqual(bytes);
    }),
    { numRuns: 2000 },
  );
});

test('the fast scanner recognises nothing that re-encoding refuses', () => {
  const token = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"a"', '"b"', '"a":', '"b":', '"ab":', '"a\\"":', '""', '"', '\\', '\\\\', '\\n'],
    ...['0', '1', '12', '01', '-1', '1.0', '1e1', '9007199254740991', '9007199254740992', 'true', 'null', 'nul', ' '],
    ...['é', 'e\u0301', '\u0085', '\u007f', '\u212b', '"é"', '{"a":1,', '[1,'],
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
      const bytes = encode(tokens.join(''));
      if (isRecognisedCanonical(bytes)) expect(writeCanonical(JSON.parse(decode(bytes)))).toEqual(bytes);
    }),
    { numRuns: 20_000 },
  );
});

test('the fast scanner recognises what files of this system hold', () => {
  const value = {
    files: [{ path: 'evidence/a.pdf', size: 123456789, source: { name: 'Prüfung "1"', until: null } }, {}],
    ok: true,
  };
  expect(isRecognisedCanonical(writeCanonical(value))).toBe(true);
});

describe('reading refuses', () => {
  test.each([
    ['json_syntax', ''],
    ['json_syntax', '{"a":1}x'],
    ['json_syntax', '[01]'],
    ['json_duplicate_member', '{"a":1,"a":1}'],
    ['json_duplicate_member', '{"a":1,"b":2,"a":3}'],
    ['json_number_not_integer', '[1.5]'],
    ['json_number_out_of_range', '[-1]'],
    ['json_number_out_of_range', '[9007199254740992]'],
    ['json_number_out_of_range', '[1e400]'],
    ['json_string_not_nfc', '["e\u0301"]'],
    ['json_string_not_nfc', '["\u212b"]'],
    ['json_string_control_character', '["\\n"]'],
    ['json_string_control_character', '["\u007f"]'],
    ['json_string_control_character', '["\u0085"]'],
    ['json_string_lone_surrogate', '["\\ud800"]'],
    ['json_member_name_not_ascii', '{"é":1}'],
    ['json_member_name_not_ascii', '{"\\n":1}'],
    ['json_too_deep', '['.repeat(100_000)],
    ['json_not_canonical', '{"a": 1}'],
    ['json_not_canonical', '{"a":1}\n'],
    ['json_not_canonical', '{"b":1,"a":2}'],
    ['json_not_canonical', '{"9":1,"10":2}'],
    ['json_not_canonical', '{"a\\"":1,"aB":2,"a!":3}'],
    ['json_not_canonical', '[1.0]'],
    ['json_not_canonical', '[1e1]'],
    ['json_not_canonical', '[-0]'],
    ['json_not_canonical', '["\\u0061"]'],
    ['json_not_canonical', '["\\/"]'],
    ['utf8_invalid', '\ufeff{}'],
  ])('%s: %.40j', (code, document) => {
    expect(() => readCanonical(encode(document))).toThrow(expect.objectContaining({ code }));
  });

  test('bytes that are not UTF-8', () => {
    expect(() => readCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(
      expect.objectContaining({ code: 'utf8_invalid' }),
    );
  });
});

describe('writing refuses', () => {
  test.each<[string, unknown]>([
    ['json_number_not_integer', 0.5],
    ['json_number_not_integer', Number.NaN],
    ['json_number_out_of_range', -1],
    ['json_number_out_of_range', 2 ** 53],
    ['json_string_not_nfc', 'e\u0301'],
    ['json_string_control_character', 'a\u0000'],
    ['json_string_control_character', '\u009f'],
    ['json_string_lone_surrogate', '\udc00'],
    ['json_member_name_not_ascii', { ü: 1 }],
    ['json_member_name_not_ascii', { 'a\u007f': 1 }],
    ['json_value_unsupported', undefined],
    ['json_value_unsupported', { a: undefined }],
    ['json_value_unsupported', [1n]],
    ['json_value_unsupported', new Date(0)],
    ['json_value_unsupported', Array(1)],
  ])('%s: %s', (code, value) => {
    expect(() => writeCanonical(value as JsonValue)).toThrow(expect.objectContaining({ code }));
  });

  test('nesting beyond the cap that reading has', () => {
    const deepest = JSON.parse('['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH));
    expect(readCanonical(writeCanonical(deepest))).toEqual(deepest);
    expect(() => writeCanonical([deepest])).toThrow(expect.objectContaining({ code: 'json_too_deep' }));
  });
});

test('a member named __proto__ is an ordinary member', () => {
  const bytes = encode('{"__proto__":{"a":1},"b":2}');
  const value = readCanonical(bytes);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(writeCanonical(value)).toEqual(bytes);
});
