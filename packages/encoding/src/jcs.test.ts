import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serializeJcs } from './jcs.ts';
import { parseJson } from './json-reader.ts';
import { type JsonValue, MAX_JSON_DEPTH } from './json-value.ts';

test('serialises the sample of RFC 8785 section 3.2.2', () => {
  const value = {
    // biome-ignore lint/correctness/noPrecisionLoss: the RFC writes it with more digits than a double holds.
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(serializeJcs(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('sorts members by UTF-16 unit (RFC 8785 section 3.2.3)', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
  const text = serializeJcs(Object.fromEntries(names.map((name) => [name, 0])));
  expect(Object.keys(JSON.parse(text)).slice(1)).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']);
  expect(serializeJcs({ 10: 1, 9: 2 })).toBe('{"10":1,"9":2}');
});

test.each([
  [-0, '0'],
  [5e-324, '5e-324'],
  [1e21, '1e+21'],
  [999999999999999700000, '999999999999999700000'],
  [0.000001, '0.000001'],
  [1e-7, '1e-7'],
])('writes numbers as ECMAScript does: %d', (value, text) => {
  expect(serializeJcs(value)).toBe(text);
});

test('reads back to the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      // JSON.stringify also writes -0 as 0.
      expect(parseJson(serializeJcs(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

describe('refuses', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d', (value) => {
    expect(() => serializeJcs([value])).toThrow(expect.objectContaining({ code: 'json_number_out_of_range' }));
  });

  test('lone surrogates in strings and names', () => {
    for (const value of ['\ud800', { '\udc00': 1 }]) {
      expect(() => serializeJcs(value)).toThrow(expect.objectContaining({ code: 'json_string_lone_surrogate' }));
    }
  });

  test('values that are not JSON', () => {
    for (const value of [
      undefined,
      1n,
      () => 1,
      new Date(0),
      new Map(),
      Uint8Array.of(1),
      { a: undefined },
      Array(1),
    ]) {
      expect(() => serializeJcs(value as JsonValue)).toThrow(
        expect.objectContaining({ code: 'json_value_unsupported' }),
      );
    }
  });

  test('nesting beyond the cap, and cycles with it', () => {
    const cycle: JsonValue[] = [];
    cycle.push(cycle);
    expect(() => serializeJcs(cycle)).toThrow(expect.objectContaining({ code: 'json_too_deep' }));
    const deepest = '['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH);
    expect(serializeJcs(JSON.parse(deepest))).toBe(deepest);
    expect(() => serializeJcs([JSON.parse(deepest)])).toThrow(expect.objectContaining({ code: 'json_too_deep' }));
  });
});
