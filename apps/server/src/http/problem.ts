import * as z from 'zod';
import type { ProblemCode } from './problems/index.ts';

/** One thing wrong with a request: where (a JSON pointer or a parameter name) and what. */
export type FieldError = { at: string; message: string };

export type ProblemInput = {
  status: number;
  /** Stable: API. It has a page in the docs. */
  code: ProblemCode;
  /** What happened, in one sentence. */
  title: string;
  /** What to do next. */
  detail?: string;
  errors?: readonly FieldError[];
  headers?: Readonly<Record<string, string>>;
};

/** An answer that is not a success (RFC 9457). Thrown from anywhere below a route; everything else that is thrown is a 500. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(input: ProblemInput, options?: ErrorOptions) {
    super(input.title, options);
    this.status = input.status;
    this.code = input.code;
    this.detail = input.detail;
    this.errors = input.errors;
    this.headers = input.headers ?? {};
  }
}

/** The body of every problem, as the OpenAPI document shows it. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/** Where the docs explain a code. */
function problemType(code: ProblemCode): string {
  return `/docs/problems/${code}`;
}

/** Writes a problem as `application/problem+json`; `instance` is the id of the request, which the log has too. */
export function problemResponse(problem: Problem, instance: string): Response {
  const { status, code, detail, errors } = problem;
  const body = { type: problemType(code), title: problem.message, status, code, detail, instance, errors };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...problem.headers },
  });
}
