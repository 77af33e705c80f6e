import type { CodeEntry } from './code-entry.ts';

/** Codes of `not_withdrawn` (spec/verification.md 4.20). */
export const STATUS_CODES = [
  {
    code: 'status_not_given',
    group: 'not_withdrawn',
    title: 'whether the receipt was withdrawn is not established',
    meaning: 'A kit cannot show that nothing was said against it later, and no view of the log was given.',
    next: 'look the receipt up in the registry, or verify with a status view',
  },
  {
    code: 'status_of_another_log',
    group: 'not_withdrawn',
    title: 'the status view is of another log',
    meaning: 'The given view is not of the log that the receipt names, so it says nothing about this receipt.',
    next: 'fetch the status view of the log that the receipt names',
  },
  {
    code: 'status_stale',
    group: 'not_withdrawn',
    title: 'the status view is older than the receipt',
    meaning: 'The given view ends at or before the index of this receipt, or that index is not established.',
    next: 'fetch a newer status view',
  },
  {
    code: 'receipt_withdrawn',
    group: 'not_withdrawn',
    title: 'the issuer has withdrawn this receipt',
    meaning:
      'The log holds a withdrawal of this receipt. The kit is what was issued, and the issuer no longer stands by it.',
    next: 'ask the sender or the issuer for the kit that replaces it',
  },
  {
    code: 'receipt_superseded',
    group: 'not_withdrawn',
    title: 'a later kit supersedes this one',
    meaning: 'The log says that another receipt has taken the place of this one.',
    next: 'ask the sender for the later kit; use this one only as history',
  },
] as const satisfies readonly CodeEntry[];
