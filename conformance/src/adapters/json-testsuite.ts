import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeUtf8, parseJson } from '@attestlayer/encoding';
import type { Adapter } from '../adapter.ts';
import { type Expectation, judge, listVectorFiles, type ReasonedExpectation } from './json-vectors.ts';

const DUPLICATE: ReasonedExpectation = {
  expect: 'reject',
  reason:
    'RFC 8259 section 4 only says SHOULD be unique, RFC 7493 section 2.3 MUST: readers disagree on which one counts',
};
const ROUNDED: ReasonedExpectation = {
  expect: 'accept',
  reason: 'RFC 8259 section 6: a number is the nearest double',
};
const UNCHANGED: ReasonedExpectation = {
  expect: 'accept',
  reason: 'names are compared as they stand, without normalisation, and an escaped NUL is a character',
};
const NOT_INTEROPERABLE: ReasonedExpectation = {
  expect: 'reject',
  reason: 'not UTF-8, a lone surrogate, a byte order mark, no finite double, or nested beyond the cap',
};

/** Where we differ from the name of a file (y_ parses, n_ does not), and where i_ files are read instead of refused. */
const EXPECTATIONS = new Map<string, ReasonedExpectation>([
  ['y_object_duplicated_key.json', DUPLICATE],
  ['y_object_duplicated_key_and_value.json', DUPLICATE],
  ['i_number_double_huge_neg_exp.json', ROUNDED],
  ['i_number_real_underflow.json', ROUNDED],
  ['i_number_too_big_neg_int.json', ROUNDED],
  ['i_number_too_big_pos_int.json', ROUNDED],
  ['i_number_very_big_negative_int.json', ROUNDED],
]);

/** JSONTestSuite, test_parsing: what parsers must read, must refuse, and may decide. */
export const jsonTestsuiteAdapter: Adapter = {
  folder: 'C-documents/json-testsuite',
  run: (directory) => runFiles(directory, /^[yni]_.*\.json$/, expectParsing),
};

/** JSONTestSuite, test_transform: what parsers read in different ways. */
export const jsonTransformAdapter: Adapter = {
  folder: 'C-documents/json-transform',
  run: (directory) => runFiles(directory, /^(number|object|string)_.*\.json$/, expectTransform),
};

async function runFiles(
  directory: string,
  pattern: RegExp,
  expectationOf: (file: string) => Expectation | ReasonedExpectation,
) {
  const files = await listVectorFiles(directory, pattern);
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(directory, file));
      return judge(file, expectationOf(file), () => parseJson(decodeUtf8(bytes)) !== undefined);
    }),
  );
}

function expectParsing(file: string): Expectation | ReasonedExpectation {
  const known = EXPECTATIONS.get(file);
  if (known !== undefined) return known;
  if (file.startsWith('i_')) return NOT_INTEROPERABLE;
  return file.startsWith('y_') ? 'accept' : 'reject';
}

function expectTransform(file: string): ReasonedExpectation {
  if (file.startsWith('object_same_key')) return DUPLICATE;
  if (file.includes('invalid_codepoint')) return NOT_INTEROPERABLE;
  return file.startsWith('number_') ? ROUNDED : UNCHANGED;
}
