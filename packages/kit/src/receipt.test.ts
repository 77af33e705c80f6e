import { encodeUtf8 } from '@attestlayer/encoding';
import { describe, expect, it } from 'vitest';
import { makeManifest, makeReceipt } from '../test/samples.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import { parseReceipt, type Receipt, writeReceipt } from './index.ts';

const receipt = makeReceipt(makeManifest());
const swap = (from: string, to: string) => {
  const text = new TextDecoder().decode(writeReceipt(receipt));
  expect(text).toContain(from);
  return encodeUtf8(text.replace(from, to));
};

describe('parseReceipt', () => {
  it('reads what writeReceipt wrote', () => {
    expect(parseReceipt(writeReceipt(receipt))).toEqual(receipt);
    const open: Receipt = { ...receipt, scope: { ...receipt.scope, period: null } };
    expect(parseReceipt(writeReceipt(open))).toEqual(open);
  });

  it.each([
    ['another outcome', '"outcome":"PASS"', '"outcome":"FAIL"'],
    ['a claim less', '"files_match_manifest",', ''],
    ['another claim', '"files_match_manifest"', '"records_are_true"'],
    ['attempt 0', '"attempt":1', '"attempt":0'],
    ['a short kid', `"kid":"${'A'.repeat(43)}"`, '"kid":"816ad531"'],
    ['a nonce whose unused bits are set', `"nonce":"${'A'.repeat(22)}"`, `"nonce":"${'A'.repeat(21)}B"`],
    ['a version-4 receipt id', '-7abc-', '-4abc-'],
    ['a day that does not exist', '2026-03-31', '2026-02-29'],
  ])('refuses %s', (_, from, to) => throwsWithCode('receipt_schema', () => parseReceipt(swap(from, to))));

  it('refuses a period that ends before it begins', () =>
    throwsWithCode('receipt_period_reversed', () => parseReceipt(swap('2026-03-31', '2025-03-31'))));

  it('tells a later version apart', () =>
    throwsWithCode('receipt_version_unsupported', () =>
      parseReceipt(swap('attestlayer.receipt.v1', 'attestlayer.receipt.v2')),
    ));

  it('refuses oversized input before it parses it', () =>
    throwsWithCode('receipt_too_large', () => parseReceipt(new Uint8Array(65 * 1024))));
});
