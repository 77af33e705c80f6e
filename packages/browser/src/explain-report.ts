import type { Check, CheckGroup, CheckStatus, Verdict, VerificationReport } from '@attestlayer/verify';

/** Which status of a check explains the verdict; a malformed kit shows as a failed check. */
const DECIDING_STATUS = {
  VERIFIED: null,
  NOT_VERIFIED: 'FAIL',
  NOT_ESTABLISHED: 'NOT_ESTABLISHED',
  MALFORMED: 'FAIL',
} as const satisfies Record<Verdict, CheckStatus | null>;

const WORST_FIRST: readonly CheckStatus[] = ['FAIL', 'NOT_ESTABLISHED', 'PASS', 'NOT_APPLICABLE'];

/** Whether a group is why the verdict is not VERIFIED: what the reader must look at first. */
export function decidesVerdict(group: CheckGroup, verdict: Verdict): boolean {
  return group.required && group.status === DECIDING_STATUS[verdict];
}

/** The first check that explains the verdict; none explains VERIFIED. */
export function findDecidingCheck({ proves, also, verdict }: VerificationReport): Check | undefined {
  return [...proves, ...also]
    .filter((group) => decidesVerdict(group, verdict))
    .flatMap(({ checks }) => checks)
    .find(({ status }) => status === DECIDING_STATUS[verdict]);
}

/** A kit with thousands of files has thousands of passes; what failed must not hide among them. */
export function sortWorstFirst(checks: readonly Check[]): Check[] {
  return checks.toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
}

/** The files of the kit that a check complains about. */
export function listTroubledPaths({ proves, also }: VerificationReport): Set<string> {
  const failed = [...proves, ...also].flatMap(({ checks }) => checks).filter(({ status }) => status === 'FAIL');
  return new Set(failed.flatMap(({ path }) => (path === null ? [] : [path])));
}
