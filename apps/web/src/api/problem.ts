/** RFC 9457 problem details as the API sends them, read leniently: a proxy in between may answer as well. */
export type ProblemDetails = {
  /** The stable code of the problem, from the last segment of its type. */
  code: string;
  title: string;
  detail: string | null;
  status: number;
  /** The page that explains the code. */
  docsUrl: string | null;
  /** What to quote when asking for help. */
  requestId: string | null;
  /** What is wrong with which field of the request, by its path ("contact.email"). */
  fieldErrors: Record<string, string>;
};

/** Why a request gave no answer; `problem` is set when the server said what was wrong. */
export type ApiErrorCode = 'problem' | 'unreachable' | 'signed_out' | 'unexpected_answer';

/** A request that failed. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly problem: ProblemDetails | null;

  constructor(code: ApiErrorCode, options: { problem?: ProblemDetails; cause?: unknown } = {}) {
    super(options.problem?.title ?? code, { cause: options.cause });
    this.name = 'ApiError';
    this.code = code;
    this.problem = options.problem ?? null;
  }
}

/** Reads problem details; whatever is missing gets a neutral value, so that every failure can be shown. */
export function parseProblem(status: number, body: unknown): ProblemDetails {
  const fields = isRecord(body) ? body : {};
  const type = readText(fields.type);
  return {
    code: readText(fields.code) ?? type?.split('/').at(-1) ?? `http_${status}`,
    title: readText(fields.title) ?? `HTTP ${status}`,
    detail: readText(fields.detail),
    status,
    // Relative for the server's own pages (RFC 9457, 3.1.1).
    docsUrl: type !== null && /^(https?:\/\/|\/)/.test(type) ? type : null,
    requestId: readText(fields.instance),
    fieldErrors: readFieldErrors(fields.errors),
  };
}

function readFieldErrors(errors: unknown): Record<string, string> {
  if (!Array.isArray(errors)) return {};
  const pairs = errors.filter(isRecord).flatMap((error): [string, string][] => {
    const path = readText(error.at)?.replace(/^\//, '').replaceAll('/', '.');
    const message = readText(error.message);
    return path === undefined || message === null ? [] : [[path, message]];
  });
  return Object.fromEntries(pairs);
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
