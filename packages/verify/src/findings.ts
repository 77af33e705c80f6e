import { CHECKS, type CheckName } from './checks.ts';
import type { VerificationCode } from './codes/index.ts';
import { printable } from './printable.ts';
import { ALSO_GROUPS, type Check, type CheckStatus, type GroupName, PROOF_GROUPS } from './report.ts';

/** What a check says beside its status. Texts may come from the kit: they are made printable here, in one place. */
export type Detail = { expected?: string; found?: string; path?: string };

/** A hostile kit can fail in 100,000 files at once; nobody reads more than the first of them. */
const MAX_REPORTED_PER_CODE = 50;

/** Thrown to leave the verification after a structural error; the failed check is already recorded. */
export class Stopped extends Error {}

/** Collects the checks of one verification. */
export class Findings {
  readonly #checks = new Map<GroupName, Check[]>([...PROOF_GROUPS, ...ALSO_GROUPS].map((name) => [name, []]));
  readonly #problems = new Map<string, number>();

  pass(name: CheckName, detail: Detail = {}): void {
    this.#add(name, 'PASS', null, detail);
  }

  fail(name: CheckName, code: VerificationCode, detail: Detail = {}): void {
    this.#addProblem(name, 'FAIL', code, detail);
  }

  notEstablished(name: CheckName, code: VerificationCode, detail: Detail = {}): void {
    this.#addProblem(name, 'NOT_ESTABLISHED', code, detail);
  }

  notApplicable(name: CheckName, code: VerificationCode, detail: Detail = {}): void {
    this.#add(name, 'NOT_APPLICABLE', code, detail);
  }

  /** Records a structural error and leaves: nothing after it could be believed. */
  stop(name: CheckName, code: VerificationCode, detail: Detail = {}): never {
    this.fail(name, code, detail);
    return this.stopHere();
  }

  /** Leaves after structural errors that are already recorded. */
  stopHere(): never {
    throw new Stopped();
  }

  /** Passes when both texts are equal, else fails with both in the report. */
  compare(name: CheckName, code: VerificationCode, detail: Detail & { expected: string; found: string }): boolean {
    if (detail.expected === detail.found) {
      this.pass(name, detail);
      return true;
    }
    this.fail(name, code, detail);
    return false;
  }

  /** Says in every group that not all of its checks were reached; a group that failed has said enough. */
  markNotReached(): void {
    for (const [group, checks] of this.#checks) {
      if (this.statusOf(group) === 'FAIL') continue;
      checks.push({
        name: 'not_reached',
        status: 'NOT_ESTABLISHED',
        code: 'not_reached',
        section: 'verification 4',
        expected: null,
        found: null,
        path: null,
      });
    }
  }

  checksOf(group: GroupName): Check[] {
    return this.#checks.get(group)!;
  }

  /** The worst status among the checks of a group; a group without checks establishes nothing. */
  statusOf(group: GroupName): CheckStatus {
    const statuses = new Set(this.checksOf(group).map((check) => check.status));
    if (statuses.has('FAIL')) return 'FAIL';
    if (statuses.has('NOT_ESTABLISHED') || statuses.size === 0) return 'NOT_ESTABLISHED';
    return statuses.has('PASS') ? 'PASS' : 'NOT_APPLICABLE';
  }

  /**
   * The problems of one check beyond the limit are counted in the last line instead of listed; each status and code by
   * itself, so that a failure never hides behind fifty lines that are merely not established.
   */
  #addProblem(name: CheckName, status: CheckStatus, code: VerificationCode, detail: Detail): void {
    const key = `${name} ${status} ${code}`;
    const count = (this.#problems.get(key) ?? 0) + 1;
    this.#problems.set(key, count);
    if (count <= MAX_REPORTED_PER_CODE) {
      this.#add(name, status, code, detail);
      return;
    }
    const checks = this.checksOf(CHECKS[name].group);
    const last = checks.findLast((check) => check.name === name && check.status === status && check.code === code)!;
    Object.assign(last, { expected: null, found: `and ${count - MAX_REPORTED_PER_CODE + 1} more`, path: null });
  }

  #add(name: CheckName, status: CheckStatus, code: VerificationCode | null, detail: Detail): void {
    const { group, section } = CHECKS[name];
    this.checksOf(group).push({
      name,
      status,
      code,
      section: `verification ${section}`,
      expected: printableOrNull(detail.expected),
      found: printableOrNull(detail.found),
      path: printableOrNull(detail.path),
    });
  }
}

function printableOrNull(text: string | undefined): string | null {
  return text === undefined ? null : printable(text);
}
