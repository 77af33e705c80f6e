import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from './json-reader.ts';
import { MAX_JSON_DEPTH } from './json-value.ts';

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary', noUnicodeString: false }), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  [' \t\r\n[ 1 , 2 ] \n', [1, 2]],
  ['{"a":{"b":[]},"":null}', { a: { b: [] }, '': null }],
  ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00"', '"\\/\b\f\n\r\té😀'],
  ['"\u007f\u2028"', '\u007f\u2028'],
  ['-0', -0],
  ['0e+1', 0],
  ['123.456e-2', 1.23456],
  ['1e-400', 0],
  ['9007199254740993', 9007199254740992],
  ['true', true],
])('reads %s', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

describe('refuses', () => {
  const syntaxErrors = [
    [
      '',
      ' ',
      '[',
      ']',
      '[1',
      '[1,]',
      '[,1]',
      '[1 2]',
      '[1]]',
      '{',
      '{]',
      '{"a"}',
      '{"a":}',
      '{"a":1,}',
      '{,}',
      "{'a':1}",
    ],
    [
      '{a:1}',
      '{1:1}',
      '{"a":1 "b":2}',
      '{"a"::1}',
      '[1}',
      '1 2',
      'tru',
      'True',
      'nul',
      'NaN',
      '-Infinity',
      'undefined',
    ],
    ['01', '-', '-01', '1.', '.5', '+1', '1e', '1e+', '1.e1', '0x10', '1_000', '--1', '１'],
    ['"', '"\\"', '"\\x41"', '"\\u12"', '"\\u123g"', '"\\', '"a\nb"', '"\u0000"', '"\t"', "'a'", '[1]//c', '/**/1'],
    ['\ufeff1', '\u00a01', '\v1', '\f1', '1\u0000', '[1]\u2028'],
  ].flat();

  test.each(syntaxErrors)('%j', (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'json_syntax' }));
    expect(() => JSON.parse(text)).toThrow();
  });

  test.each(['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '[{"x":{"b":1,"c":2,"b":3}}]', '{"__proto__":1,"__proto__":2}'])(
    'duplicate members: %s',
    (text) => {
      expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'json_duplicate_member' }));
    },
  );

  test.each(['"\\ud800"', '"\\ude00\\ud83d"', '"\\ud800a"', '{"\\udfff":1}', '"\ud800"'])(
    'lone surrogates: %j',
    (text) => {
      expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'json_string_lone_surrogate' }));
    },
  );

  test.each(['1e400', '-1e400', '[1e999999]'])('numbers that no double holds: %s', (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'json_number_out_of_range' }));
  });

  test('nesting beyond the cap, however deep', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(() => parseJson(nested(MAX_JSON_DEPTH))).not.toThrow();
    for (const text of [nested(MAX_JSON_DEPTH + 1), '['.repeat(100_000), '{"a":'.repeat(100_000)]) {
      expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'json_too_deep' }));
    }
  });
});

test('keeps members named like parts of Object.prototype, and sets no prototype', () => {
  const value = parseJson('{"__proto__":{"polluted":true},"constructor":1,"toString":2}');
  expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect('polluted' in (value as object)).toBe(false);
});
