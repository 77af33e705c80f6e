import { PROBLEM_CODES, type ProblemCode, REFUSAL_CODES, type RefusalCode } from '@attestlayer/profile';

/**
 * Why an inspection stopped. Refusal and problem codes become facts about the record; only the others reach a caller:
 * `file_unreadable` (the disk, not the record, is at fault) and `inspector_closed`.
 */
export type InspectErrorCode = RefusalCode | ProblemCode | 'file_unreadable' | 'inspector_closed';

/** The one error class of this package. Its message never repeats content of a record. */
export class InspectError extends Error {
  override readonly name = 'InspectError';
  readonly code: InspectErrorCode;

  constructor(code: InspectErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The fact that an error stands for: a refusal, a problem, or null when it says nothing about the record. */
export type Stop =
  | { refusal: { code: RefusalCode; detail: string } }
  | { problem: { code: ProblemCode; detail: string } };

/** Turns an error raised while reading a record into the fact it stands for. */
export function readStop(error: unknown): Stop | null {
  if (!(error instanceof InspectError)) return null;
  const detail = error.message;
  const refusal = REFUSAL_CODES.find((code) => code === error.code);
  if (refusal !== undefined) return { refusal: { code: refusal, detail } };
  const problem = PROBLEM_CODES.find((code) => code === error.code);
  if (problem !== undefined) return { problem: { code: problem, detail } };
  return null;
}
