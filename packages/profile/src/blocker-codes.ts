import { BLOCKER_CATALOGUE } from './blocker-catalogue.ts';

export type BlockerCode = (typeof BLOCKER_CATALOGUE)[number]['code'];
export type BlockerSeverity = 'blocker' | 'notice';

/** What the public catalogue says about one code; `example` is what the evaluator really writes for a small case. */
export type BlockerCodeEntry = {
  code: BlockerCode;
  /** A `blocker` prevents PASS; a `notice` is for the reader and never changes the outcome. */
  severity: BlockerSeverity;
  title: string;
  meaning: string;
  remedy: string;
  example: { expected: string; found: string };
};

/** Every code that an evaluation can hold, in the order in which a report lists them. A published code never changes its meaning. */
export const BLOCKER_CODES: readonly BlockerCodeEntry[] = BLOCKER_CATALOGUE;

/** The names alone, for schemas. */
export const BLOCKER_CODE_NAMES: readonly BlockerCode[] = BLOCKER_CODES.map((entry) => entry.code);

const BY_CODE = new Map(BLOCKER_CODES.map((entry, index) => [entry.code, { entry, index }]));

/** Looks a code up in the catalogue. */
export function describeBlockerCode(code: BlockerCode): BlockerCodeEntry {
  return BY_CODE.get(code)!.entry;
}

/** The place of a code in the catalogue, which is its place in a report. */
export function rankBlockerCode(code: BlockerCode): number {
  return BY_CODE.get(code)!.index;
}
