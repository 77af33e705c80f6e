import type { GroupName } from '../report.ts';

/** One frozen code: one code, one meaning, for ever; a changed meaning is a new code. */
export type CodeEntry = {
  readonly code: string;
  /** The group under which a check with this code is reported. */
  readonly group: GroupName;
  readonly title: string;
  /** What was found, and why it matters. */
  readonly meaning: string;
  /** What the reader can do now. */
  readonly next: string;
};
