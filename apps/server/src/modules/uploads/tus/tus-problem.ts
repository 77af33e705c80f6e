import { Problem, type ProblemCode } from '../../../http/index.ts';
import { offsetDiffers } from '../count-bytes.ts';

/** What the library refuses by itself, as problems of ours; its own text is for people and stays in the title. */
const CODES: Readonly<Record<number, ProblemCode>> = {
  400: 'upload_request_invalid',
  403: 'upload_request_invalid',
  404: 'not_found',
  410: 'upload_expired',
  412: 'tus_version_differs',
  413: 'upload_body_too_long',
  415: 'upload_request_invalid',
  423: 'upload_busy',
  501: 'tus_extension_unsupported',
};

/** Clients look for the version on refusals too. */
const TUS_HEADERS = { 'tus-resumable': '1.0.0', 'tus-version': '1.0.0' };

export function tusProblem(status: number, text: string): Problem {
  if (status === 409) return withTusHeaders(offsetDiffers());
  const known = CODES[status];
  // A broken line is nobody's mistake; nobody reads the answer either.
  if (known === undefined) return broken();
  return new Problem({
    status,
    code: known,
    title: text.trim() || 'the upload request is not as tus 1.0 describes it',
    detail: 'see https://tus.io/protocols/resumable-upload for what a request must have',
    headers: TUS_HEADERS,
  });
}

export function broken(): Problem {
  return new Problem({
    status: 400,
    code: 'upload_interrupted',
    title: 'the request ended before all of its bytes were there',
    detail: 'what came is kept: ask with HEAD how much, and go on from there',
    headers: TUS_HEADERS,
  });
}

export function withTusHeaders(problem: Problem): Problem {
  const { status, code, message: title, detail, errors, headers } = problem;
  return new Problem(
    {
      status,
      code,
      title,
      ...(detail && { detail }),
      ...(errors && { errors }),
      headers: { ...headers, ...TUS_HEADERS },
    },
    { cause: problem },
  );
}
