/** Why there is no report: each code has a title, an explanation and a next step in the message catalogue. */
export type ProblemCode =
  | 'several_items'
  | 'nothing_dropped'
  | 'empty_folder'
  | 'too_many_files'
  | 'folder_without_manifest'
  | 'folder_unreadable'
  | 'file_unreadable'
  | 'not_a_zip'
  | 'unexpected';

type ProblemOptions = { detail?: string; cause?: unknown };

/** An expected reason why a kit could not be checked at all; `detail` is shown as it is and may hold kit text. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string | null;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.detail = options.detail ?? null;
  }
}

/** How browsers refuse to read a file that has gone, changed or is locked (W3C File API 8.1). */
const UNREADABLE_NAMES = ['NotReadableError', 'NotFoundError', 'SecurityError', 'NotAllowedError'];

/** Turns whatever a check threw into a problem; anything that nobody expected is shown as such, never as a verdict. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DOMException && UNREADABLE_NAMES.includes(error.name)) {
    return new Problem('file_unreadable', { cause: error });
  }
  return new Problem('unexpected', { detail: String(error), cause: error });
}
