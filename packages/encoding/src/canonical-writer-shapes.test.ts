import { expect, test } from 'vitest';
import { writeCanonical } from './canonical-json.ts';
import { shapeOf } from './canonical-writer-shapes.ts';
import { decodeUtf8 } from './utf8.ts';

test('remembers a shape from one value to the next', () => {
  expect(shapeOf(['b', 'a'])).toBe(shapeOf(['b', 'a']));
  expect(shapeOf(['b', 'a'])).not.toBe(shapeOf(['a', 'b']));
});

test('does not keep a shape with long names', () => {
  const names = ['n'.repeat(2000)];
  expect(shapeOf(names)).not.toBe(shapeOf(names));
});

test('does not keep a shape whose names are refused', () => {
  for (let time = 0; time < 2; time += 1) {
    expect(() => shapeOf(['é'])).toThrow(expect.objectContaining({ code: 'json_member_name_not_ascii' }));
  }
});

test('writes the same bytes when other shapes have pushed one out', () => {
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 500; index += 1) {
      const name = `m${index}`;
      expect(decodeUtf8(writeCanonical({ z: 1, [name]: { [name]: 2 } }))).toBe(`{"${name}":{"${name}":2},"z":1}`);
    }
  }
});
