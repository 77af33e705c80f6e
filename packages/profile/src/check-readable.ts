import type { SubmittedRecord } from './facts.ts';
import type { Finding } from './finding.ts';
import { nameTypes } from './plain-text.ts';
import type { Requirement } from './profile-schema.ts';

/** Finds whether inspection refused the record. */
export function findRefusal(record: SubmittedRecord): Finding | null {
  const { refusal, document } = record.facts;
  // Macros are refused at intake; facts that report them without a refusal are not trusted to be harmless.
  const reason = refusal ?? (document?.macros ? { code: 'macros', detail: 'the document holds macros' } : null);
  if (reason === null) return null;
  return {
    rule: 'record',
    code: 'record_refused',
    expected: 'a record that inspection takes in',
    found: `refused (${reason.code}): ${reason.detail}`,
    remedy: 'Withdraw the record, remove what it was refused for, and submit it again.',
    records: [record],
  };
}

/** Finds whether the record, though taken in, cannot be opened or read. */
export function findProblem(record: SubmittedRecord): Finding | null {
  const { problem, pdf } = record.facts;
  if (problem?.code === 'encrypted' || pdf?.encryption === 'user') {
    return {
      rule: 'record',
      code: 'record_encrypted',
      expected: 'a record that opens without a password',
      found: `encrypted: ${problem?.detail ?? 'a password is needed to open it'}`,
      remedy: 'Save a copy without a password and submit that copy. Never send the password.',
      records: [record],
    };
  }
  return problem === null ? null : unreadable(record, `not readable (${problem.code}): ${problem.detail}`);
}

/** The finding for a record whose content could not be established. */
export function unreadable(record: SubmittedRecord, found: string): Finding {
  return {
    rule: 'record',
    code: 'record_unreadable',
    expected: 'a record that can be opened and read',
    found,
    remedy: 'Open the record on your own computer, save or export it again, and submit the new copy.',
    records: [record],
  };
}

/** Finds whether the requirement does not accept records of this type. */
export function findWrongType(record: SubmittedRecord, requirement: Requirement): Finding | null {
  const { type } = record.facts;
  if (type !== null && requirement.accepted_types.includes(type)) return null;
  const accepted = requirement.accepted_types.length === 0 ? 'no record' : nameTypes(requirement.accepted_types);
  return {
    rule: 'record',
    code: 'type_not_accepted',
    expected: accepted,
    found: type === null ? 'an unknown type' : nameTypes([type]),
    remedy:
      requirement.accepted_types.length === 0
        ? `Withdraw the record or assign it elsewhere: "${requirement.title}" asks for declared values only.`
        : `Submit the record as ${accepted}, or assign it to a requirement that accepts it.`,
    records: [record],
  };
}
