import type { CodeEntry } from './code-entry.ts';

/** Codes of receipt.json as a document, the same words as in packages/kit (kit-format 6). */
export const RECEIPT_CODES = [
  {
    code: 'receipt_not_canonical',
    group: 'manifest_matches_receipt',
    title: 'receipt.json is not canonical',
    meaning:
      'The bytes of receipt.json are not equal to their own RFC 8785 re-encoding, or leave the JSON subset of the format.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'receipt_schema',
    group: 'manifest_matches_receipt',
    title: 'receipt.json does not fit its schema',
    meaning: 'A member of receipt.json is missing, unknown, or not what the schema attestlayer.receipt.v1 allows.',
    next: 'ask for the kit again from the issuer',
  },
  {
    code: 'receipt_version_unsupported',
    group: 'manifest_matches_receipt',
    title: 'receipt.json is newer than this verifier',
    meaning: 'The schema is another version than attestlayer.receipt.v1. An old verifier cannot say anything about it.',
    next: 'get a newer verifier',
  },
  {
    code: 'receipt_period_reversed',
    group: 'manifest_matches_receipt',
    title: 'the period ends before it begins',
    meaning: 'scope.period in receipt.json ends before it begins.',
    next: 'do not rely on the kit; ask the issuer',
  },
] as const satisfies readonly CodeEntry[];
