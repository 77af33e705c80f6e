/** One thing wrong with a request: where (a JSON pointer or a parameter name) and what. */
export type FieldProblem = { at: string; message: string };

/** Problem details (RFC 9457) as the API sends them; `code` is stable, the texts are not. */
export type ProblemDetails = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  /** The id of the request, to be given when a problem is reported. */
  instance?: string;
  errors?: FieldProblem[];
};

/** The API refused a request; `problem` says what happened and what to do next. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(problem.title);
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** True when an error is a problem of the API with this code. */
export function isProblem(error: unknown, code: string): error is ProblemError {
  return error instanceof ProblemError && error.code === code;
}

/** Reads the problem of a refused answer; an answer of something in between, such as a proxy, becomes one too. */
export async function readProblem(response: Response): Promise<ProblemDetails> {
  const fallback = { type: 'about:blank', title: `the server answered ${response.status}`, status: response.status };
  try {
    const body = (await response.clone().json()) as Partial<ProblemDetails>;
    if (typeof body.code === 'string' && typeof body.title === 'string')
      return { ...fallback, ...body, code: body.code };
  } catch {
    // Not JSON: the status is all that is known.
  }
  return { ...fallback, code: 'unexpected_answer' };
}
